import { useMemo, useState } from 'react';
import { useChosenSite } from '../../lib/place.js';
import { useSites } from '../../lib/study.js';
import { useWorklist } from './api/list-worklist.js';
import { NO_FILTERS, worklistSections } from './worklist-filters.js';
import { untilDay } from './worklist-range.js';

/** The worklist of the chosen site, as far ahead and as narrowed as it is asked for. */
export function useShownWorklist(study: string) {
  const site = useChosenSite();
  const sites = useSites(study);
  const [filters, setFilters] = useState(NO_FILTERS);
  const [daysAhead, setDaysAhead] = useState<number | null>(null);
  const siteToday = sites.data?.find(({ code }) => code === site)?.today ?? sites.data?.[0]?.today ?? null;
  const worklist = useWorklist(study, site, untilDay(siteToday, daysAhead));
  const items = worklist.data?.items ?? null;
  const sections = useMemo(() => worklistSections(items ?? [], filters), [items, filters]);
  return {
    site,
    worklist,
    today: worklist.data?.today ?? siteToday,
    items,
    sections,
    /** It will not come: the notice says why, and nothing beside it pretends to be on its way. */
    isMissing: worklist.isError && items === null,
    filters,
    setFilters,
    daysAhead,
    setDaysAhead,
  };
}

export type ShownWorklist = ReturnType<typeof useShownWorklist>;
