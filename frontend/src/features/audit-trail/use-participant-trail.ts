import type { TrailEntryView } from '@lutetia/shared/contract/views/trail';
import { useState } from 'react';
import { useTrail } from '../../forms/around/api/read-trail.js';
import { useTrailLines } from './use-trail-lines.js';

/** Lines drawn at once; more on demand, so that five years of entries do not stall the page. */
const SHOWN = 200;

/** What the trail of a participant is narrowed to, by the words of its lines; null where it is not. */
export interface Narrowing {
  readonly record: string | null;
  readonly who: string | null;
}

/** The trail of one participant, narrowed and drawn as far as it is wanted. */
export function useParticipantTrail(participantId: string) {
  const trail = useTrail(participantId, null);
  const [narrowing, setNarrowing] = useState<Narrowing>({ record: null, who: null });
  const [most, setMost] = useState(SHOWN);
  const all = useTrailLines<TrailEntryView>(trail.data?.pages);
  const { record, who } = narrowing;
  const lines = all.filter(
    (entry) => (record === null || entry.recordName === record) && (who === null || entry.who === who),
  );
  const more = async (): Promise<void> => {
    setMost(most + SHOWN);
    if (trail.hasNextPage && lines.length <= most + SHOWN) await trail.fetchNextPage();
  };
  return {
    trail,
    all,
    /** Those asked for. */
    lines,
    drawn: lines.slice(0, most),
    isThereMore: trail.hasNextPage || lines.length > most,
    more,
    narrowing,
    narrow: (part: Partial<Narrowing>): void => setNarrowing({ ...narrowing, ...part }),
  };
}
