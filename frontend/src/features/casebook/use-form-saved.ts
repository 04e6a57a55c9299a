import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { queryKeys } from '../../lib/query-keys.js';

interface SavedForm {
  readonly study: string;
  readonly form: FormView;
  readonly schedule: ScheduleView | null;
  readonly person: { readonly name: string };
}

/** What follows from a save on this computer: the form as it stands now, what it moved, and what is to be read anew. */
export function useFormSaved({ study, form, schedule, person }: SavedForm) {
  const queries = useQueryClient();
  const [moves, setMoves] = useState<readonly ScheduleMove[]>([]);
  const { id, participant } = form;
  // Of a dose given in parts the schedule tells, as soon as it is entered, that a further part is wanted.
  const visitForms = schedule?.items.flatMap(({ forms }) => forms) ?? [];
  const mayContinue = visitForms.some((one) => one.repeating && one.id === id);
  const onSaved = useCallback(
    (saved: FormSavedView): void => {
      const { version, state, values, findings } = saved;
      queries.setQueryData<FormView>(queryKeys.form(id), (old) =>
        old === undefined
          ? old
          : { ...old, version, state, values, findings, updatedAt: saved.savedAt, updatedBy: person.name },
      );
      setMoves(saved.moves);
      void queries.invalidateQueries({
        queryKey: queryKeys.participant(participant.id),
        // A completed form may be what a decision, or an end of treatment, is told from.
        refetchType: saved.moves.length > 0 || mayContinue || state === 'complete' ? 'active' : 'none',
      });
      readAnew(queries, study, participant.id);
    },
    [queries, study, id, participant.id, person.name, mayContinue],
  );
  return { moves, onSaved, onMovesRead: () => setMoves([]) };
}

function readAnew(queries: QueryClient, study: string, participantId: string): void {
  void queries.invalidateQueries({ queryKey: queryKeys.trail(participantId) });
  // A form begun, and a fatal event in one, are work that the lists tell.
  void queries.invalidateQueries({ queryKey: queryKeys.worklist(study), refetchType: 'none' });
  // What a form shows of others, as a decision its evidence, is read afresh when it is opened.
  void queries.invalidateQueries({ queryKey: queryKeys.forms, refetchType: 'none' });
}
