import type { SiteView } from '@lutetia/shared/contract/views/studies';
import { useState } from 'react';
import { useChosenSite } from './place.js';
import { useSites } from './study.js';

/** The site a page is about, for pages about one site at a time. */
export interface PickedSite {
  readonly sites: ReturnType<typeof useSites>;
  /** Null while the sites are not known, and where there is none. */
  readonly place: SiteView | null;
  readonly pick: (code: string) => void;
}

/** The site chosen in the top bar, else the first; a site picked on the page holds until another is chosen there. */
export function usePickedSite(study: string): PickedSite {
  const chosen = useChosenSite();
  const sites = useSites(study);
  const [picked, setPicked] = useState<{ readonly at: string | null; readonly site: string } | null>(null);
  const wanted = picked !== null && picked.at === chosen ? picked.site : chosen;
  return {
    sites,
    place: sites.data?.find(({ code }) => code === wanted) ?? sites.data?.[0] ?? null,
    pick: (site) => setPicked({ at: chosen, site }),
  };
}
