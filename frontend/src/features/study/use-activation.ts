import type { StudyVersionView } from '@lutetia/shared/contract/views/amendments';
import type { SiteView } from '@lutetia/shared/contract/views/studies';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { announce } from '../../lib/announce.js';
import { useActivate, usePreviewActivation, type Activation } from './api/study-versions.js';
import { activationOf } from './live-versions.js';
import { activatedWords } from './site-version-words.js';

/** Where, from when and for whom a version is to be live. */
export type ActivationDraft = Omit<Activation, 'sites' | 'reason'> & { readonly sites: string[] };

/** Making a version live: chosen, looked at, then confirmed with its reason. */
export function useActivation(
  study: string,
  version: string,
  sites: readonly SiteView[],
  versions: readonly StudyVersionView[],
) {
  const t = useWords('study');
  const [draft, setDraft] = useState<ActivationDraft>({
    sites: [],
    from: sites[0]?.today ?? '',
    migrate: true,
  });
  const [isChecked, setChecked] = useState(false);
  const preview = usePreviewActivation(study, version);
  const activate = useActivate(study, version);
  const isAhead = sites.some(({ code, today }) => draft.sites.includes(code) && draft.from > today);
  const isLive = draft.sites.some((site) => activationOf(versions, site, version) !== null);
  const activation: Activation = { ...draft, migrate: (draft.migrate || isLive) && !isAhead };
  return {
    draft,
    /** The day has not come at one of the sites: nobody can be moved to the version yet. */
    isAhead,
    /** The version is live at one of the sites: those in the study are left to come under it. */
    isLive,
    isForNew: !activation.migrate,
    /** Whether what is missing is said. */
    isChecked,
    preview,
    activate,
    change: (part: Partial<ActivationDraft>): void => {
      setDraft({ ...draft, ...part });
      preview.reset();
      activate.reset();
    },
    show: (): void => {
      const isWhole = draft.sites.length > 0 && draft.from !== '';
      setChecked(!isWhole);
      if (isWhole) preview.mutate({ ...activation, migrate: activation.migrate || isAhead });
    },
    confirm: (reason: string): void =>
      activate.mutate({ ...activation, reason }, { onSuccess: (done) => announce(activatedWords(done, t)) }),
  };
}

export type ChosenActivation = ReturnType<typeof useActivation>;
