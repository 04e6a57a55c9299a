import { parseCalendarDay, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { isAbsencePath } from '@lutetia/shared/forms/absences';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { EntryPage } from '../../forms/entry-context.js';
import { UNREADABLE } from '../../forms/evaluate-typed.js';
import { findingsByPath, rowsOfPaths } from '../../forms/field-model.js';
import type { TypingContext } from '../../forms/field-text.js';
import { useLaboratory } from '../../forms/laboratory/use-laboratory.js';
import type { SaveQueue } from '../../forms/save-queue.js';
import { useEvaluation, useFormEngine } from '../../forms/use-evaluation.js';
import { useFormEntry } from '../../forms/use-form-entry.js';
import { useProposals } from '../../forms/use-proposals.js';
import { firstOpenField } from './first-open-field.js';
import { focusOnArrival } from './focus-field.js';
import { useAddedRows } from './use-added-rows.js';
import { useCompletion } from './use-completion.js';
import { useFieldKeys } from './use-field-keys.js';
import { useFormKeys } from './use-form-keys.js';

export interface OpenedForm {
  readonly study: string;
  readonly form: FormView;
  /** Null while it is read. */
  readonly schedule: ScheduleView | null;
  /** The site's. */
  readonly timeZone: string;
  readonly queue: SaveQueue;
  readonly code: typeof import('../../forms/form-engine.js');
}

export type OpenForm = ReturnType<typeof useOpenForm>;

/** A form that is being filled in: its fields joined to their queue, its checks over what is typed, and its keys. */
export function useOpenForm({ study, form, schedule, timeZone, queue, code }: OpenedForm) {
  const isReadOnly = !form.editable;
  const isComplete = form.state === 'complete';
  const [focused, setFocused] = useState<string | null>(null);
  const [absentAt, setAbsentAt] = useState<string | null>(null);
  const rows = useAddedRows(() => rowsOfPaths(queue.heldPaths));
  const engine = useFormEngine(code, form.definition);
  const typing = useTypingContext(form, timeZone);
  const maySend = useCallback(
    () => !isComplete || queue.hasReason || !queue.needsReason,
    [isComplete, queue],
  );
  const proposals = useProposals(form, queue);
  const proposed = proposals.open();
  const entry = useFormEntry({ engine, queue, typing, maySend, proposals });
  const { evaluation, evaluate } = useEvaluation(form, engine, queue, typing, proposed);
  const { values } = evaluation;
  const laboratory = useLaboratory(form, values, queue.waiting);
  const completion = useCompletion({ study, form, schedule, entry, evaluate });
  useLanding(isReadOnly || isComplete ? null : firstOpenField(form.definition, evaluation));
  const onAbsent = (path: string | null): void => {
    // What is marked as a whole has its way back in the same place, and nothing to ask.
    const isMarked = path !== null && isAbsencePath(path) && values[path] !== undefined;
    setAbsentAt(isMarked ? null : path);
  };
  const onTakeOver = (path: string): void => {
    const last = form.previous[path]?.value;
    const isTaken = values[path] !== undefined && proposed[path] === undefined;
    if (last === undefined || !('v' in last) || isTaken) return;
    entry.write(path, { v: last.v, ...(last.unit === undefined ? {} : { unit: last.unit }) });
  };
  useFormKeys({ form, study, schedule, entry, isReadOnly, onComplete: completion.start });
  useFieldKeys({ focused, isReadOnly, isComplete, onAbsent, onTakeOver });
  const isWaitingForReason = !maySend();
  const page: EntryPage = {
    ...toldByForm(form),
    entry,
    values,
    findings: findingsByPath(evaluation.findings),
    required: evaluation.required,
    waiting: new Set(isWaitingForReason ? Object.keys(queue.waiting) : []),
    unread: queue.unread,
    refused: queue.refused,
    proposed,
    onDecline: proposals.decline,
    laboratory,
    focused,
    onFocus: setFocused,
    absentAt,
    onAbsent: setAbsentAt,
  };
  const isReasonAsked = isWaitingForReason && queue.hasWork && queue.state.kind !== 'conflict';
  return { page, rows, evaluation, completion, isReasonAsked, unsaved: unsavedOf(evaluation, queue) };
}

/** What the lines of a form take from it as it was read. */
function toldByForm({ definition, neededBySchedule, previous, outside, preferredUnits, ...form }: FormView) {
  const { editable, today } = form;
  return { definition, neededBySchedule, previous, outside, preferredUnits, today, isReadOnly: !editable };
}

/** How days and instants are typed: from the day at the site, that of the visit, and the site's clock. */
function useTypingContext({ today, visit }: FormView, timeZone: string): TypingContext {
  const visitDay = visit?.day ?? null;
  return useMemo(
    () => ({
      today: requireCalendarDay(today),
      visit: visitDay === null ? null : parseCalendarDay(visitDay),
      timeZone,
    }),
    [today, visitDay, timeZone],
  );
}

/** Fields whose text cannot be read, and what was marked as a whole and refused: none of it is saved. */
function unsavedOf(
  { findings }: ReturnType<typeof useEvaluation>['evaluation'],
  { refused }: SaveQueue,
): number {
  const unread = findings.filter(({ check }) => check === UNREADABLE);
  return unread.length + Object.keys(refused).filter(isAbsencePath).length;
}

/** Puts the cursor where work goes on, once, when the form is opened. */
function useLanding(path: string | null): void {
  const [first] = useState(path);
  useEffect(() => (first === null ? undefined : focusOnArrival(first)), [first]);
}
