import { companionLabel } from '../laboratory/companion-words.js';
import { companionAt, unseenJudgements, withoutStaleReview } from '../laboratory/companion-edits.js';
import { isFirstJudgement, isReview, withoutStaleJudgements } from '../laboratory/companions.js';
import { text } from '../study/words.js';
import { contradictions, marksOver, type Contradiction } from './absences.js';
import { parseChanges, type ChangeProblem } from './changes.js';
import { itemAt, type CompiledForm } from './compiled.js';
import { sameContent, sameValue, type ValueDiffs } from './diff.js';
import { evaluateForm } from './evaluate.js';
import type { FormContext, FormEvaluation } from './evaluation.js';
import { FORM_LIMITS } from './limits.js';
import { mergeEdits, type Merge } from './merge.js';
import { isAnswerOnly, stampedValues, withKeptReasons, withoutOutrunReasons } from './reasons.js';
import { timesToCome } from './times-to-come.js';
import type { Finding, FormChanges, FormValues, ItemValue } from './value.js';

/** An edit of a form, and what it is made to. */
export interface FormEdit {
  readonly form: CompiledForm;
  readonly context: FormContext;
  /** The values that stand. */
  readonly values: FormValues;
  /** What others changed since the version the editor read. */
  readonly since: ValueDiffs;
  /** Items the schedule needs: no mark may lie over them, and none is absent in a complete form. */
  readonly needed: ReadonlySet<string>;
  /** Whether the form is complete already, and is being corrected. */
  readonly isComplete?: boolean;
  /** Values by path as sent. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** The form as it shall stand. */
export interface EditDecision {
  readonly values: FormValues;
  readonly findings: readonly Finding[];
  readonly answered: number;
  readonly total: number;
  /** Paths the edit really changed. */
  readonly changed: readonly string[];
  /** Of `changed`, those that do more than say something about a value that stays. */
  readonly corrected: readonly string[];
}

export type EditOutcome =
  | { readonly kind: 'decided'; readonly decision: EditDecision }
  | { readonly kind: 'refused'; readonly problems: readonly ChangeProblem[] }
  | { readonly kind: 'hidden'; readonly paths: readonly string[] }
  | { readonly kind: 'needed'; readonly mark: string }
  | { readonly kind: 'needed-item'; readonly path: string }
  | { readonly kind: 'contradicted'; readonly contradiction: Contradiction }
  | Extract<Merge, { kind: 'conflict' }>;

/**
 * Decides an edit: reads it, merges it into what stands, evaluates the whole.
 *
 * @param isCompletion - values of hidden items are dropped then, and kept until then
 */
export function decideEdit(edit: FormEdit, isCompletion: boolean): EditOutcome {
  const { form, context, values, raw } = edit;
  const { changes, problems } = parseChanges(form, raw, context);
  if (problems.length > 0) return { kind: 'refused', problems };
  const merge = mergeSeen(values, edit.since, withKeptReasons(values, changes));
  if (merge.kind === 'conflict') return merge;
  const impossible = [
    ...overfullGroups(form, merge.values, merge.changed),
    ...timesToCome(form, merge.values, merge.changed, context),
  ];
  if (impossible.length > 0) return { kind: 'refused', problems: impossible };
  const [over] = marksOver(form.definition, merge.values, edit.needed);
  if (over !== undefined) return { kind: 'needed', mark: over };
  const [contradiction] = contradictions(form.definition, merge.values);
  if (contradiction !== undefined) return { kind: 'contradicted', contradiction };
  const [merged, evaluation] = evaluated(edit, merge);
  const hidden = merge.changed.filter((path) => path in evaluation.hidden);
  if (hidden.length > 0) return { kind: 'hidden', paths: hidden };
  const missing = neededAbsent(edit, evaluation.values, isCompletion ? null : merge.changed);
  if (missing !== null) return { kind: 'needed-item', path: missing };
  const alone = [
    ...besideNothing(form, changes, evaluation.values, merge.changed),
    ...reviewedEarly(edit, evaluation.values, merge.changed, isCompletion),
  ];
  if (alone.length > 0) return { kind: 'refused', problems: alone };
  const forged = forgedValues(form, merged, evaluation, merge.changed);
  if (forged.length > 0) return { kind: 'refused', problems: forged };
  return { kind: 'decided', decision: decisionOf(edit, evaluation, merge.changed, isCompletion) };
}

/** The values as the edit leaves them, evaluated: once more where a reason no longer tells of what stands there. */
function evaluated(
  { form, context, values }: FormEdit,
  merge: Extract<Merge, { kind: 'merged' }>,
): readonly [FormValues, FormEvaluation] {
  const evaluation = evaluateForm(form, merge.values, context);
  const asked = withoutOutrunReasons(form, values, evaluation.values, merge.changed);
  if (Object.keys(asked).length === 0) return [merge.values, evaluation];
  const merged = { ...merge.values, ...asked };
  return [merged, evaluateForm(form, merged, context)];
}

/**
 * What the schedule needs and is said to be absent, in a form that is complete or becomes so.
 *
 * @param changed - a correction is asked only for what it changes; null asks for everything
 */
function neededAbsent(
  { needed, isComplete = false }: FormEdit,
  shown: FormValues,
  changed: readonly string[] | null,
): string | null {
  if (changed !== null && !isComplete) return null;
  const found = Object.entries(shown).find(
    ([path, value]) =>
      'absent' in value &&
      needed.has(path.slice(path.lastIndexOf('/') + 1)) &&
      changed?.includes(path) !== false,
  );
  return found?.[0] ?? null;
}

/** A merge in which a word on a result that its speaker never saw is a conflict too. */
function mergeSeen(values: FormValues, since: ValueDiffs, changes: FormChanges): Merge {
  const merge = mergeEdits(values, since, changes);
  if (merge.kind === 'conflict') return merge;
  const unseen = unseenJudgements(values, since, changes).filter((path) => merge.changed.includes(path));
  if (unseen.length === 0) return merge;
  const by = (valueAt: (path: string) => ItemValue | null): Readonly<Record<string, ItemValue | null>> =>
    Object.fromEntries(unseen.map((path) => [path, valueAt(path)]));
  const theirs = by((path) => values[path] ?? null);
  return {
    kind: 'conflict',
    base: by((path) => since[path]?.[0] ?? theirs[path] ?? null),
    mine: by((path) => changes[path] ?? null),
    theirs,
  };
}

function decisionOf(
  { form, values }: FormEdit,
  evaluation: FormEvaluation,
  merged: readonly string[],
  isCompletion: boolean,
): EditDecision {
  const { findings, answered, total } = evaluation;
  const shown = stampedValues(form, values, evaluation.values, findings, merged);
  const after = (path: string): ItemValue | null =>
    Object.hasOwn(shown, path) ? (shown[path] ?? null) : null;
  const before = (path: string): ItemValue | null =>
    Object.hasOwn(values, path) ? (values[path] ?? null) : null;
  const changed = merged.filter((path) => !sameValue(before(path), after(path)));
  const corrected = changed.filter(
    (path) => !isFirstJudgement(path, before(path)) && !isAnswerOnly(before(path), after(path)),
  );
  const kept = withoutStaleReview(withoutStaleJudgements(shown, corrected), changed);
  return {
    values: isCompletion ? kept : { ...evaluation.hidden, ...kept },
    findings,
    answered,
    total,
    changed,
    corrected,
  };
}

/** Groups an edit brings beyond the rows a group may have. */
function overfullGroups(
  form: CompiledForm,
  values: FormValues,
  changed: readonly string[],
): readonly ChangeProblem[] {
  const path = changed.find((candidate) => candidate.includes('/'));
  if (path === undefined) return [];
  const rows = new Map<string, Set<string>>();
  for (const held of Object.keys(values)) {
    const [group = '', row] = held.split('/');
    if (row !== undefined) rows.set(group, (rows.get(group) ?? new Set<string>()).add(row));
  }
  return form.definition.sections.flatMap(({ code, name }) => {
    const held = rows.get(code)?.size ?? 0;
    const first = changed.find((candidate) => candidate.startsWith(`${code}/`));
    if (first === undefined || held <= FORM_LIMITS.rows) return [];
    const message = `${text(name)} would have ${held} rows; it can have ${FORM_LIMITS.rows}.`;
    return [{ path: first, code: 'invalid-value' as const, message }];
  });
}

/** What is sent to be kept beside a result that is not there; with a result that is emptied it goes too. */
function besideNothing(
  { definition }: CompiledForm,
  sent: FormChanges,
  shown: FormValues,
  changed: readonly string[],
): readonly ChangeProblem[] {
  return changed.flatMap((path) => {
    const companion = companionAt(definition, path);
    const isKept = Object.hasOwn(shown, path) || (sent[path] ?? null) === null;
    if (companion === null || isKept || Object.hasOwn(sent, companion.item.code)) return [];
    const message = `${companionLabel(companion)}: there is no result it could stand beside. Enter the result first.`;
    return [{ path, code: 'invalid-value' as const, message }];
  });
}

/** A review of what is not complete, or of a form its item asks none for. */
function reviewedEarly(
  { form: { definition }, isComplete = false }: FormEdit,
  shown: FormValues,
  changed: readonly string[],
  isCompletion: boolean,
): readonly ChangeProblem[] {
  const path = changed.find((one) => isReview(one) && Object.hasOwn(shown, one));
  if (path === undefined) return [];
  const asks = shown[definition.reviewed ?? ''];
  const isAsked = asks !== undefined && 'v' in asks && asks.v === 'Y';
  if (isAsked && (isComplete || isCompletion)) return [];
  const why = isAsked ? 'it can be reviewed once it is complete' : 'nothing in it is to be reviewed';
  return [{ path, code: 'invalid-value', message: `${text(definition.name)}: ${why}.` }];
}

/** Calculated values sent, with reasons, that are not what is calculated. */
function forgedValues(
  form: CompiledForm,
  sent: FormValues,
  evaluation: FormEvaluation,
  changed: readonly string[],
): readonly ChangeProblem[] {
  return changed.flatMap((path) => {
    const item = itemAt(form, path);
    if (item?.calculate == null || sameContent(sent[path] ?? null, evaluation.values[path] ?? null))
      return [];
    const message = `${text(item.definition.label)} is calculated, and comes to another value now.`;
    return [{ path, code: 'calculated' as const, message }];
  });
}
