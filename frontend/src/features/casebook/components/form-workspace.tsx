import { parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { isAbsencePath } from '@lutetia/shared/forms/absences';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { SkeletonRows } from '../../../components/skeleton-rows.js';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { EntryPageProvider } from '../../../forms/entry-context.js';
import { isOccasional } from '../../../forms/around/next-form.js';
import { UNREADABLE } from '../../../forms/evaluate-typed.js';
import { findingsByPath, rowsOfPaths } from '../../../forms/field-model.js';
import { useLaboratory } from '../../../forms/laboratory/use-laboratory.js';
import type { SaveQueue } from '../../../forms/save-queue.js';
import { useEngineCode, useEvaluation, useFormEngine } from '../../../forms/use-evaluation.js';
import { useFormEntry } from '../../../forms/use-form-entry.js';
import { useProposals } from '../../../forms/use-proposals.js';
import { useSaveQueue } from '../../../forms/use-save-queue.js';
import { useWords } from '../../../forms/words.js';
import { useFormLanguage } from '../../../i18n/form-language.js';
import { queryKeys } from '../../../lib/query-keys.js';
import classes from '../casebook.module.css';
import { useCompletion } from '../use-completion.js';
import { firstOpenField } from '../first-open-field.js';
import { focusOnArrival } from '../focus-field.js';
import { useAddedRows } from '../use-added-rows.js';
import { useFieldKeys } from '../use-field-keys.js';
import { useFormKeys } from '../use-form-keys.js';
import {
  ActsToTake,
  ConflictPanel,
  Evidence,
  FieldContext,
  FormFoot,
  FormNavigator,
  FurtherParts,
  MovedNote,
  ReasonBar,
  VisitDone,
} from './beside-form.js';
import { FormHead } from './form-head.js';
import { FormLines } from './form-lines.js';

export interface FormWorkspaceProps {
  readonly study: string;
  readonly form: FormView;
  /** Null while it is read; the form can be filled in meanwhile. */
  readonly schedule: ScheduleView | null;
  readonly person: { readonly id: string; readonly name: string };
  readonly timeZone: string;
}

/** Opens the queue of the form and fetches the code of its checks, then the page over both. */
export function FormWorkspace(props: FormWorkspaceProps) {
  const t = useWords();
  const queries = useQueryClient();
  const { study, form, person } = props;
  const [moves, setMoves] = useState<readonly ScheduleMove[]>([]);
  const code = useEngineCode();
  // Of a dose given in parts the schedule tells, as soon as it is entered, that a further part is wanted.
  const visitForms = props.schedule?.items.flatMap(({ forms }) => forms) ?? [];
  const mayContinue = visitForms.some(({ id, repeating }) => repeating && id === form.id);
  const onSaved = useCallback(
    (saved: FormSavedView): void => {
      const { version, state, values, findings } = saved;
      queries.setQueryData<FormView>(queryKeys.form(form.id), (old) =>
        old === undefined
          ? old
          : { ...old, version, state, values, findings, updatedAt: saved.savedAt, updatedBy: person.name },
      );
      setMoves(saved.moves);
      const key = queryKeys.participant(form.participant.id);
      void queries.invalidateQueries({
        queryKey: key,
        // A completed form may be what a decision, or an end of treatment, is told from.
        refetchType: saved.moves.length > 0 || mayContinue || state === 'complete' ? 'active' : 'none',
      });
      void queries.invalidateQueries({ queryKey: queryKeys.trail(form.participant.id) });
      // A form begun, and a fatal event in one, are work that the lists tell.
      void queries.invalidateQueries({ queryKey: queryKeys.worklist(study), refetchType: 'none' });
      // What a form shows of others, as a decision its evidence, is read afresh when it is opened.
      void queries.invalidateQueries({ queryKey: queryKeys.forms, refetchType: 'none' });
    },
    [queries, study, form.id, form.participant.id, person.name, mayContinue],
  );
  const queue = useSaveQueue(form, person.id, props.timeZone, onSaved);
  // A form read afresh, as after its completion, holds what the server added: the limits of its results.
  useEffect(() => {
    if (queue !== null && form.version > queue.known.version) queue.refresh(form);
  }, [queue, form]);
  const isRefused = queue?.state.kind === 'refused';
  // What somebody else saved meanwhile may be why: it is read, so that the page shows what stands.
  useEffect(() => {
    if (isRefused) void queries.invalidateQueries({ queryKey: queryKeys.form(form.id) });
  }, [isRefused, queries, form.id]);
  if (code.isError) {
    return (
      <main id="content" className={classes.notice}>
        <ProblemNotice problem={code.error} what={t('form.failed')} onRetry={() => void code.refetch()} />
      </main>
    );
  }
  if (queue === null || code.data === undefined) return <SkeletonRows rows={10} label={t('form.loading')} />;
  return (
    <OpenForm {...props} queue={queue} code={code.data} moves={moves} onMovesRead={() => setMoves([])} />
  );
}

interface OpenFormProps extends FormWorkspaceProps {
  readonly queue: SaveQueue;
  readonly code: typeof import('../../../forms/form-engine.js');
  readonly moves: readonly ScheduleMove[];
  readonly onMovesRead: () => void;
}

function OpenForm(props: OpenFormProps) {
  const { study, form, schedule, queue, timeZone } = props;
  const [focused, setFocused] = useState<string | null>(null);
  const [absentAt, setAbsentAt] = useState<string | null>(null);
  const rows = useAddedRows(() => rowsOfPaths(queue.heldPaths));
  const isReadOnly = !form.editable;
  const engine = useFormEngine(props.code, form.definition);
  const visitDay = form.visit?.day ?? null;
  const typing = useMemo(
    () => ({
      today: requireCalendarDay(form.today),
      visit: visitDay === null ? null : parseCalendarDay(visitDay),
      timeZone,
    }),
    [form.today, visitDay, timeZone],
  );
  const isComplete = form.state === 'complete';
  const maySend = useCallback(
    () => !isComplete || queue.hasReason || !queue.needsReason,
    [isComplete, queue],
  );
  const isWaitingForReason = !maySend();
  const isReasonAsked = isWaitingForReason && queue.hasWork && queue.state.kind !== 'conflict';
  const proposals = useProposals(form, queue);
  const proposed = proposals.open();
  const entry = useFormEntry({ compiled: engine.compiled, queue, typing, maySend, proposals });
  const { evaluation, evaluate } = useEvaluation(form, engine, queue, typing, proposed);
  const laboratory = useLaboratory(form, evaluation.values, queue.waiting);
  const completion = useCompletion({ study, form, schedule, entry, evaluate });
  const landing =
    isReadOnly || form.state === 'complete' ? null : firstOpenField(form.definition, evaluation);
  useLanding(landing);
  const onAbsent = (path: string | null): void => {
    // What is marked as a whole has its way back in the same place, and nothing to ask.
    const isMarked = path !== null && isAbsencePath(path) && evaluation.values[path] !== undefined;
    setAbsentAt(isMarked ? null : path);
  };

  const onTakeOver = (path: string): void => {
    const last = form.previous[path]?.value;
    const isTaken = evaluation.values[path] !== undefined && proposed[path] === undefined;
    if (last === undefined || !('v' in last) || isTaken) return;
    entry.write(path, { v: last.v, ...(last.unit === undefined ? {} : { unit: last.unit }) });
  };

  useFormKeys({ form, study, schedule, entry, isReadOnly, onComplete: completion.start });
  useFieldKeys({ focused, isReadOnly, isComplete, onAbsent, onTakeOver });

  const unsavedCount =
    evaluation.findings.filter(({ check }) => check === UNREADABLE).length +
    Object.keys(queue.refused).filter(isAbsencePath).length;

  const page = {
    entry,
    definition: form.definition,
    values: evaluation.values,
    findings: findingsByPath(evaluation.findings),
    required: evaluation.required,
    neededBySchedule: form.neededBySchedule,
    waiting: new Set(isWaitingForReason ? Object.keys(queue.waiting) : []),
    unread: queue.unread,
    refused: queue.refused,
    previous: form.previous,
    proposed,
    onDecline: proposals.decline,
    outside: form.outside,
    preferredUnits: form.preferredUnits,
    laboratory,
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
        <main id="content" className={classes.middle} lang={useFormLanguage()}>
          <FormHead
            form={form}
            timeZone={timeZone}
            state={queue.state}
            hasWork={queue.hasWork}
            unsaved={unsavedCount}
            laboratory={laboratory}
            isKeptHere={queue.isKeptHere}
            isOccasional={isOccasional(form, schedule)}
            onRetry={() => void queue.flush()}
          />
          {queue.state.kind === 'conflict' && (
            <ConflictPanel form={form} timeZone={timeZone} conflict={queue.state.conflict} queue={queue} />
          )}
          {schedule !== null && (
            <ActsToTake
              study={study}
              schedule={schedule}
              formId={form.id}
              isComplete={form.state === 'complete'}
              isNew={completion.state.kind === 'decided'}
            />
          )}
          {completion.state.kind === 'visit-done' && schedule !== null && (
            <VisitDone study={study} form={form} schedule={schedule} />
          )}
          {props.moves.length > 0 && (
            <MovedNote moves={props.moves} today={form.today} onClose={props.onMovesRead} />
          )}
          <FormLines visible={evaluation.visible} rows={rows} />
          {form.evidence !== null && (
            <Evidence
              evidence={form.evidence}
              budget={schedule?.participant.doseBudget ?? null}
              today={form.today}
            />
          )}
          {schedule !== null && !isComplete && (
            <FurtherParts study={study} schedule={schedule} formId={form.id} />
          )}
          {!isReadOnly && (
            <FormFoot
              form={form}
              schedule={schedule}
              study={study}
              evaluation={evaluation}
              completion={completion}
              isAllSaved={queue.isAllSaved}
              reason={isReasonAsked ? <ReasonBar form={form} entry={entry} /> : null}
            />
          )}
        </main>
        <FieldContext form={form} path={focused} />
      </div>
    </EntryPageProvider>
  );
}

/** Puts the cursor where work goes on, once, when the form is opened. */
function useLanding(path: string | null): void {
  const [first] = useState(path);
  useEffect(() => (first === null ? undefined : focusOnArrival(first)), [first]);
}
