import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queryKeys } from '../../lib/query-keys.js';

/** Drops what an act on a participant may have changed: schedule, trail, worklist and lists. */
export function useParticipantChanged(study: string, participantId: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: queryKeys.participant(participantId) }),
      queries.invalidateQueries({ queryKey: queryKeys.worklist(study) }),
      queries.invalidateQueries({ queryKey: queryKeys.participants(study) }),
      queries.invalidateQueries({ queryKey: queryKeys.deviations(study) }),
      queries.invalidateQueries({ queryKey: ['forms'] }),
    ]);
  }, [queries, study, participantId]);
}
