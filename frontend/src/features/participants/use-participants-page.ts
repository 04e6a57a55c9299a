import { useMemo, useState } from 'react';
import { useChosenSite } from '../../lib/place.js';
import { keepPreference, readPreference } from '../../lib/preferences.js';
import { useMay } from '../../lib/session.js';
import { useSites, useStudy } from '../../lib/study.js';
import { useParticipants } from './api/list-participants.js';
import { viewNamed, type ParticipantsView } from './components/view-switch.js';
import { narrowed, NO_FILTERS } from './participant-filter.js';

export type ParticipantsPageState = ReturnType<typeof useParticipantsPage>;

/** What the page of the participants shows, and how its reader wants it. */
export function useParticipantsPage(study: string) {
  const site = useChosenSite();
  const definition = useStudy(study);
  const sites = useSites(study);
  const participants = useParticipants(study, site);
  const mayEnrol = useMay(study, 'participant.enrol');
  const [view, setView] = useState(() => viewNamed(readPreference('participants-view')));
  const [filters, setFilters] = useState(NO_FILTERS);
  const [earliestTurn, setEarliestTurn] = useState(0);
  const all = participants.data ?? null;
  const rows = useMemo(() => narrowed(all ?? [], filters), [all, filters]);
  // At the first site where no one is chosen.
  const today = sites.data?.find(({ code }) => code === site)?.today ?? sites.data?.[0]?.today ?? null;
  return {
    study,
    site,
    /** The study as far as this page needs it; null until it has come. */
    definition: definition.data ?? null,
    today,
    /** Everybody, whatever the filters; null until they have come. */
    all,
    rows,
    mayEnrol,
    view,
    filters,
    /** Goes up each time the button asks for the earliest open cell. */
    earliestTurn,
    isReady: all !== null && definition.data !== undefined && today !== null,
    problem: participants.error ?? definition.error ?? sites.error,
    setFilters,
    setView: (next: ParticipantsView): void => {
      setView(next);
      keepPreference('participants-view', next);
    },
    goEarliest: () => setEarliestTurn((turn) => turn + 1),
    retry: () => void Promise.all([participants.refetch(), definition.refetch(), sites.refetch()]),
  };
}
