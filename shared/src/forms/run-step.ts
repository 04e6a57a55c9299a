import type { Expression, ExpressionValue, Outcome } from '../expressions/types.js';
import { text } from '../study/words.js';
import { writeMessage, type MessageValues } from './check-message.js';
import type { CompiledCheck, CompiledForm, CompiledItem, Step } from './compiled.js';
import type { ItemDefinition } from './definition.js';
import { reasonFor, sameContent } from './diff.js';
import { asDecimal, fixedDecimal } from '../expressions/decimal.js';
import { pathOf } from './paths.js';
import { readValue } from './read-value.js';
import { isUnusualAlone, unitSlip } from './unit-slip.js';
import type { Finding, FormValues, ItemValue } from './value.js';

/** What one step found; kept so that the next evaluation can leave it alone. */
export type StepResult =
  | {
      readonly kind: 'value';
      readonly visible: boolean;
      readonly value: ItemValue | null;
      /** A value typed while the item was shown and that is hidden now. */
      readonly hidden: ItemValue | null;
      readonly finding: Finding | null;
    }
  | {
      readonly kind: 'required';
      readonly counts: boolean;
      /** It holds a value, or somebody said why it, its section or the form holds none. */
      readonly answered: boolean;
      readonly finding: Finding | null;
    }
  | { readonly kind: 'check'; readonly finding: Finding | null };

type ValueResult = Extract<StepResult, { kind: 'value' }>;

/** The code of the finding at a completed value that would come out otherwise now. */
export const OUTSIDE_CHANGED = 'outside-changed';

/** What a step may look at. */
export interface StepContext {
  readonly form: CompiledForm;
  readonly stored: FormValues;
  readonly context: { readonly language?: string; readonly isSettled?: boolean };
  /** What an expression of a group (null outside them) sees of a name: of a row of its own, of other rows all. */
  operand(name: string, group: string | null, row: string | null): ExpressionValue | null;
  /** True when somebody said why a section holds nothing, or why the whole form does. */
  isAbsent(section: string): boolean;
  /** The value an item shows; null when it is empty, undefined when it is hidden. */
  shown(path: string): ItemValue | null | undefined;
}

/** Runs one step in one row (null outside repeating groups). */
export function runStep(step: Step, row: string | null, run: StepContext): StepResult {
  switch (step.kind) {
    case 'value':
      return runValue(step.item, row, run);
    case 'required':
      return runRequired(step.item, row, run);
    case 'check':
      return { kind: 'check', finding: runCheck(step.check, row, run) };
  }
}

function runValue(item: CompiledItem, row: string | null, run: StepContext): StepResult {
  const path = pathOf(item.group, row, item.definition.code);
  const stored = Object.hasOwn(run.stored, path) ? (run.stored[path] ?? null) : null;
  const visible = item.visible === null ? null : evaluate(item.visible, item.group, row, run);
  const isAbsent = run.isAbsent(item.section.code);
  if (visible?.kind === 'error' && !isAbsent)
    return valueResult(stored, broken(item, path, visible.message, run));
  const isKept = run.context.isSettled === true && item.followsOutside && stored !== null && !isAbsent;
  if (visible !== null && visible.kind !== 'error' && !holds(visible)) {
    if (isKept) return valueResult(stored, outdated(item, path, null, run));
    return {
      kind: 'value',
      visible: false,
      value: null,
      hidden: item.calculate === null ? stored : null,
      finding: null,
    };
  }
  // No form is kept with values under a mark; should there be one, they are set apart as those of hidden items are.
  if (isAbsent) return valueResult(null, null, item.calculate === null ? stored : null);
  if (item.calculate !== null) {
    const now = calculated(item, path, stored, evaluate(item.calculate, item.group, row, run), run);
    return isKept && now.finding === null ? settled(item, path, { stored, now: now.value }, run) : now;
  }
  if (stored === null) return valueResult(null, null);
  const reading = readValue(item, stored, null);
  return valueResult(
    stored,
    reading.ok ? null : { check: 'type', kind: 'hard', paths: [path], message: reading.message },
  );
}

/** What a completed form worked out stays; a finding says where something else would come out now. */
function settled(
  item: CompiledItem,
  path: string,
  { stored, now }: { readonly stored: ItemValue; readonly now: ItemValue | null },
  run: StepContext,
): StepResult {
  return valueResult(stored, sameContent(stored, now) ? null : outdated(item, path, now, run));
}

function outdated(item: CompiledItem, path: string, now: ItemValue | null, run: StepContext): Finding {
  const said = now === null || 'absent' in now ? 'nothing' : `${String(now.v)} ${now.unit ?? ''}`.trim();
  const message = `${labelOf(item, run)}: ${said} would come out now, because something outside this form has changed.`;
  return { check: OUTSIDE_CHANGED, kind: 'soft', paths: [path], message };
}

function calculated(
  item: CompiledItem,
  path: string,
  stored: ItemValue | null,
  outcome: Outcome,
  run: StepContext,
): ValueResult {
  switch (outcome.kind) {
    case 'pending':
      return valueResult(null, null);
    case 'error':
      return valueResult(null, broken(item, path, outcome.message, run));
    case 'value': {
      const value = writtenValue(item.definition, outcome.value);
      // What is stored is believed in one thing only: the reasons given for this very value.
      return valueResult(sameContent(stored, value) ? stored : value, null);
    }
  }
}

/** A calculated value in the form typed ones have; numbers are rounded once, here. */
function writtenValue(item: ItemDefinition, value: ExpressionValue): ItemValue {
  if (typeof value === 'boolean') return { v: value ? 'Y' : 'N' };
  if (typeof value !== 'number') return { v: value };
  const decimals = item.type === 'integer' ? 0 : item.decimals;
  const v = decimals === undefined ? String(asDecimal(value)) : fixedDecimal(value, decimals);
  const unit = item.units?.[0];
  return unit === undefined ? { v } : { v, unit };
}

function runRequired(item: CompiledItem, row: string | null, run: StepContext): StepResult {
  const path = pathOf(item.group, row, item.definition.code);
  const shown = run.shown(path);
  if (shown === undefined) return { kind: 'required', counts: false, answered: false, finding: null };
  const isAbsent = run.isAbsent(item.section.code);
  const answered = isAbsent || shown !== null;
  const outcome = typeof item.required === 'object' ? evaluate(item.required, item.group, row, run) : null;
  if (outcome?.kind === 'error') {
    const finding = isAbsent ? null : broken(item, path, outcome.message, run);
    return { kind: 'required', counts: true, answered, finding };
  }
  const counts = outcome === null || holds(outcome);
  const isEmpty = counts && !answered;
  const message = `${labelOf(item, run)} is empty.`;
  return {
    kind: 'required',
    counts,
    answered,
    finding: isEmpty ? { check: 'required', kind: 'required', paths: [path], message } : null,
  };
}

function runCheck(check: CompiledCheck, row: string | null, run: StepContext): Finding | null {
  if (check.about.some((item) => saysWhyNot(item, row, run))) return null;
  if (check.ifAbsent?.some((item) => saysWhyNot(item, row, run)) === false) return null;
  const outcome = evaluate(check.when, check.group, row, run);
  if (outcome.kind === 'pending' || (outcome.kind === 'value' && outcome.value !== true)) return null;
  const { code, kind } = check.definition;
  const paths = check.shownAt.map((item) => pathOf(item.group, row, item.code));
  const explained = kind === 'soft' ? reasonFor(run.shown(paths[0] ?? '') ?? null, code) : undefined;
  return outcome.kind === 'value'
    ? {
        check: code,
        kind,
        paths,
        message: messageOf(check, row, run),
        ...(explained === undefined ? {} : { explained }),
      }
    : { check: code, kind: 'broken', paths, message: `Check ${code} could not be run: ${outcome.message}.` };
}

function messageOf(check: CompiledCheck, row: string | null, run: StepContext): string {
  const { language } = run.context;
  const message = writeMessage(check.messages, messageValues(check, row, run), language);
  const item = run.form.items.get(check.shownAt[0]?.code ?? '');
  if (item === undefined) return message;
  const value = run.shown(pathOf(item.group, row, item.definition.code)) ?? null;
  if (!isUnusualAlone(run.form, item, check.when, value)) return message;
  return `${message} ${unitSlip(run.form, item, value, language)}`.trimEnd();
}

/** What a check's message may say: what the items of its row show, and what can be worked out of them. */
function messageValues(check: CompiledCheck, row: string | null, run: StepContext): MessageValues {
  return {
    evaluate: (expression) => evaluate(expression, check.group, row, run),
    bound: (expression) => expression.bound(operandsFor(expression, check.group, row, run)),
    shown: (name) => {
      const item = run.form.items.get(name);
      if (item === undefined || (item.group !== null && item.group !== check.group)) return null;
      const value = run.shown(pathOf(item.group, row, name)) ?? null;
      const { codelist } = item.definition;
      const entries = codelist === undefined ? null : (run.form.definition.codelists[codelist] ?? null);
      return value === null || 'absent' in value ? null : { item, codelist: entries, value };
    },
  };
}

/** True when somebody said why an item holds nothing: of itself, of its section or of the whole form. */
function saysWhyNot(item: CompiledItem, row: string | null, run: StepContext): boolean {
  if (run.isAbsent(item.section.code)) return true;
  const shown = run.shown(pathOf(item.group, row, item.definition.code));
  return shown !== null && shown !== undefined && 'absent' in shown;
}

/** What an expression comes to, of a group (null outside them) in one of its rows. */
export function evaluate(
  expression: Expression,
  group: string | null,
  row: string | null,
  run: StepContext,
): Outcome {
  return expression.evaluate(operandsFor(expression, group, row, run));
}

function operandsFor(
  expression: Expression,
  group: string | null,
  row: string | null,
  run: StepContext,
): Record<string, ExpressionValue | null> {
  const values: Record<string, ExpressionValue | null> = {};
  for (const name of expression.names) values[name] = run.operand(name, group, row);
  return values;
}

function holds(outcome: Outcome): boolean {
  return outcome.kind === 'value' && outcome.value === true;
}

function valueResult(
  value: ItemValue | null,
  finding: Finding | null,
  hidden: ItemValue | null = null,
): ValueResult {
  return { kind: 'value', visible: true, value, hidden, finding };
}

function broken(item: CompiledItem, path: string, message: string, run: StepContext): Finding {
  return {
    check: 'broken',
    kind: 'broken',
    paths: [path],
    message: `${labelOf(item, run)} could not be worked out: ${message}.`,
  };
}

function labelOf(item: CompiledItem, run: StepContext): string {
  return text(item.definition.label, run.context.language);
}
