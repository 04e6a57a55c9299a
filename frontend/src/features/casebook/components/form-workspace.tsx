import { parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { FormSavedView, FormView, ScheduleView } from '@lutetia/shared/contract/views';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import { EntryPageProvider } from '../../../forms/entry-context.js';
import { findingsByPath } from '../../../forms/field-model.js';
import type { SaveQueue } from '../../../forms/save-queue.js';
import { useCompiledForm, useEvaluation } from '../../../forms/use-evaluation.js';
import { useFormEntry } from '../../../forms/use-form-entry.js';
import { useSaveQueue } from '../../../forms/use-save-queue.js';
import { useWords } from '../../../forms/words.js';
import { queryKeys } from '../../../lib/query-keys.js';
import classes from '../casebook.module.css';
import { useCompletion } from '../use-completion.js';
import { useFormKeys } from '../use-form-keys.js';
import { ConflictPanel } from './conflict-panel.js';
import { FieldContext } from './field-context.js';
import { FormFoot } from './form-foot.js';
import { FormHead } from './form-head.js';
import { FormLines } from './form-lines.js';
import { FormNavigator } from './form-navigator.js';
import { ReasonBar } from './reason-bar.js';

export interface FormWorkspaceProps {
  readonly study: string;
  readonly form: FormView;
  /** Null while it is read; the form can be filled in meanwhile. */
  readonly schedule: ScheduleView | null;
  readonly personId: string;
  readonly timeZone: string;
}

/** Opens the queue of the form, then the page over it. */
export function FormWorkspace(props: FormWorkspaceProps) {
  const t = useWords();
  const queries = useQueryClient();
  const { form } = props;
  const onSaved = useCallback(
    (saved: FormSavedView): void => {
      const { version, state, values, findings } = saved;
      queries.setQueryData<FormView>(queryKeys.form(form.id), (old) =>
        old === undefined ? old : { ...old, version, state, values, findings, updatedAt: saved.savedAt },
      );
      const key = queryKeys.participant(form.participant.id);
      void queries.invalidateQueries({
        queryKey: key,
        refetchType: saved.moves.length > 0 ? 'active' : 'none',
      });
      void queries.invalidateQueries({ queryKey: queryKeys.trail(form.participant.id) });
    },
    [queries, form.id, form.participant.id],
  );
  const queue = useSaveQueue(form, props.personId, onSaved);
  if (queue === null) return <SkeletonRows rows={10} label={t('form.loading')} />;
  return <OpenForm {...props} queue={queue} />;
}

function OpenForm(props: FormWorkspaceProps & { readonly queue: SaveQueue }) {
  const { study, form, schedule, queue, timeZone } = props;
  const [focused, setFocused] = useState<string | null>(null);
  const [absentAt, setAbsentAt] = useState<string | null>(null);
  const [addedRows, setAddedRows] = useState<Readonly<Record<string, readonly string[]>>>({});
  const isReadOnly = !form.editable;
  const compiled = useCompiledForm(form.definition);
  const visitDay = form.visit?.day ?? null;
  const typing = useMemo(
    () => ({
      today: requireCalendarDay(form.today),
      visit: visitDay === null ? null : parseCalendarDay(visitDay),
      timeZone,
    }),
    [form.today, visitDay, timeZone],
  );
  const isWaitingForReason = form.state === 'complete' && !queue.hasReason;
  const entry = useFormEntry({ compiled, queue, typing, isSending: !isWaitingForReason });
  const evaluation = useEvaluation(form, compiled, queue.values);
  const completion = useCompletion({ study, form, schedule, entry, evaluation });
  useFormKeys({
    form,
    study,
    schedule,
    entry,
    focused,
    onAbsent: setAbsentAt,
    onComplete: completion.start,
    isReadOnly,
  });

  const page = {
    entry,
    definition: form.definition,
    values: evaluation.values,
    findings: findingsByPath(evaluation.findings),
    previous: form.previous,
    isReadOnly,
    today: form.today,
    focused,
    onFocus: setFocused,
    absentAt,
    onAbsent: setAbsentAt,
  };
  return (
    <EntryPageProvider value={page}>
      <div className={classes.layout}>
        <FormNavigator study={study} form={form} schedule={schedule} evaluation={evaluation} />
        <main id="content" className={classes.middle}>
          <FormHead
            form={form}
            state={queue.state}
            hasWork={queue.hasWork}
            onRetry={() => void queue.flush()}
          />
          {queue.state.kind === 'conflict' && (
            <ConflictPanel form={form} conflict={queue.state.conflict} queue={queue} />
          )}
          {isWaitingForReason && queue.hasWork && queue.state.kind !== 'conflict' && (
            <ReasonBar queue={queue} />
          )}
          <FormLines
            visible={evaluation.visible}
            addedRows={addedRows}
            onAddRow={(section) =>
              setAddedRows((rows) => ({
                ...rows,
                [section]: [...(rows[section] ?? []), crypto.randomUUID()],
              }))
            }
          />
          {!isReadOnly && (
            <FormFoot
              form={form}
              schedule={schedule}
              study={study}
              evaluation={evaluation}
              completion={completion}
            />
          )}
        </main>
        <FieldContext form={form} path={focused} />
      </div>
    </EntryPageProvider>
  );
}
