import { absentSections, isAbsencePath, sectionAt, WHOLE_FORM } from './absences.js';
import type { CompiledForm, Step } from './compiled.js';
import type { FormContext, FormEvaluation } from './evaluation.js';
import { CONTEXT_NAMES } from './form-scope.js';
import { Results } from './results.js';
import { evaluate, runStep, type StepContext } from './run-step.js';
import { pathOf } from './paths.js';
import type { ExpressionValue } from '../expressions/types.js';
import { Due } from './due.js';
import { dropRemovedRows, rowOf, rowsFor, rowsOf } from './rows.js';
import { summarise, summariseSection, type SectionSummary } from './summary.js';
import { boundedOperandOf } from './operands.js';
import { sameValue } from './diff.js';
import { changedNames, operandOfUse } from './outside.js';
import type { FormValues, ItemValue } from './value.js';

/** Evaluates a form from nothing: what is shown, calculated, required, and what the checks find. */
export function evaluateForm(form: CompiledForm, values: FormValues, context: FormContext): FormEvaluation {
  const rows = rowsOf(form, values);
  const run = new Run(form, values, context, rows, Results.empty(), new Map());
  form.steps.forEach((step, position) => {
    for (const row of rowsFor(step, rows)) run.step(position, step, row);
  });
  return run.evaluation();
}

/**
 * Evaluates a form again after some paths changed; does only what depends on them and answers the same as `evaluateForm`.
 *
 * @param previous - the evaluation before the change
 * @param values - all values after the change
 * @param changedPaths - every path whose value differs
 * @param context - when anything in it differs from before, everything is evaluated
 */
export function reevaluate(
  form: CompiledForm,
  previous: FormEvaluation,
  values: FormValues,
  changedPaths: readonly string[],
  context: FormContext = previous.trace.context,
): FormEvaluation {
  if (!isLike(context, previous.trace.context)) return evaluateForm(form, values, context);
  const touchesGroup = changedPaths.some((path) => path.includes('/'));
  const rows = touchesGroup ? rowsOf(form, values) : previous.trace.rows;
  const results = previous.trace.results.copy();
  if (touchesGroup) dropRemovedRows(form, results, previous.trace.rows, rows);
  const run = new Run(form, values, context, rows, results, previous.trace.parts);
  run.changed(changedPaths, changedNames(form, context, previous.trace.context), previous.trace.rows);
  return run.evaluation();
}

/** One evaluation under way. */
class Run implements StepContext {
  private readonly absent: ReadonlySet<string>;
  /** Sections of which something was worked out anew. */
  private readonly touched = new Set<string>();

  constructor(
    readonly form: CompiledForm,
    readonly stored: FormValues,
    readonly context: FormContext,
    private readonly rows: ReadonlyMap<string, readonly string[]>,
    private readonly results: Results,
    private readonly partsBefore: ReadonlyMap<string, SectionSummary>,
  ) {
    this.absent = absentSections(form.definition, stored);
  }

  isAbsent(section: string): boolean {
    return this.absent.has(section);
  }

  operand(name: string, group: string | null, row: string | null): ExpressionValue | null {
    if (isContextName(name)) return this.context[name] ?? null;
    const use = this.form.uses.get(name);
    if (use !== undefined) return operandOfUse(use, this.context, this.operandAt);
    const own = this.form.items.get(name)?.group ?? null;
    if (own !== null && own !== group) return this.allRows(own, name);
    return this.operandAt(pathOf(own, row, name));
  }

  /** An item in every row of its group; null while one of them holds nothing, or the group is marked absent. */
  private allRows(group: string, name: string): readonly string[] | null {
    if (this.absent.has(group)) return null;
    const values: string[] = [];
    for (const row of this.rows.get(group) ?? []) {
      const value = this.operandAt(pathOf(group, row, name));
      if (value === null) return null;
      values.push(String(value));
    }
    return values;
  }

  /** What an item shows: its value, or null when it is hidden or empty; undefined when it is hidden. */
  shown(path: string): ItemValue | null | undefined {
    const result = this.results.get(this.positionOf(path), rowOf(path));
    return result?.kind === 'value' && result.visible ? result.value : undefined;
  }

  /** Runs one step; true when what others read of it has changed. */
  step(position: number, step: Step, row: string | null): boolean {
    const before = this.results.get(position, row);
    const after = runStep(step, row, this);
    this.results.set(position, row, after);
    this.touched.add(this.sectionOf(step));
    if (after.kind !== 'value') return false;
    if (before?.kind !== 'value') return true;
    return before.visible !== after.visible || !sameValue(before.value, after.value);
  }

  /** Runs what depends on changed paths, and all of rows that are new. */
  changed(
    paths: readonly string[],
    names: readonly string[],
    rowsBefore: ReadonlyMap<string, readonly string[]>,
  ): void {
    const due = new Due(this.form.steps.length);
    for (const name of names) this.addReaders(name, null, due);
    for (const path of paths) {
      if (isAbsencePath(path)) {
        this.addMarked(path, due);
        continue;
      }
      due.add(this.positionOf(path), rowOf(path));
      this.addReadersOfGroup(path, due);
    }
    const grown = new Set([...this.rows.keys()].filter((group) => this.hasGrown(group, rowsBefore)));
    this.form.steps.forEach((step, position) => {
      if (!due.hasAny(position) && (step.group === null || !grown.has(step.group))) return;
      const known = step.group === null ? null : (rowsBefore.get(step.group) ?? []);
      for (const row of rowsFor(step, this.rows)) {
        const isNew = row !== null && known?.includes(row) === false;
        if (!isNew && !due.has(position, row)) continue;
        if (this.step(position, step, row) && step.kind === 'value')
          this.addReaders(step.item.definition.code, row, due);
      }
    });
  }

  private hasGrown(group: string, rowsBefore: ReadonlyMap<string, readonly string[]>): boolean {
    const before = new Set(rowsBefore.get(group));
    return this.rows.get(group)?.some((row) => !before.has(row)) === true;
  }

  evaluation(): FormEvaluation {
    const { form, stored, context, results, rows, operandAt: operands } = this;
    const parts = new Map(this.partsBefore);
    for (const section of form.definition.sections) {
      const isKnown = parts.has(section.code) && !this.touched.has(section.code);
      if (!isKnown) parts.set(section.code, summariseSection(form, section, rows, results));
    }
    return Object.assign(summarise(form, stored, parts, this.isShown), {
      trace: { context, results, operands, rows, parts },
    });
  }

  /** True of a section whose condition holds; items of it that are pending or broken say so themselves. */
  private readonly isShown = (section: string): boolean => {
    const when = this.form.sections.get(section);
    if (when === undefined) return true;
    const outcome = evaluate(when, null, null, this);
    return outcome.kind === 'error' || (outcome.kind === 'value' && outcome.value === true);
  };

  /** What expressions see of an item; what cannot be read is a finding of its own, and whatever else reads it waits. */
  private readonly operandAt = (path: string): ExpressionValue | null => {
    const code = path.slice(path.lastIndexOf('/') + 1);
    const item = this.form.items.get(code);
    const result = this.results.get(this.form.valueSteps.get(code) ?? -1, rowOf(path));
    if (item === undefined || result?.kind !== 'value') return null;
    const isReadable = result.visible && result.finding?.check !== 'type';
    return isReadable ? boundedOperandOf(item.definition, result.value) : null;
  };

  /** Where what a step finds is told. */
  private sectionOf(step: Step): string {
    if (step.kind !== 'check') return step.item.section.code;
    const [writtenAt] = step.check.shownAt;
    return (writtenAt === undefined ? null : this.form.items.get(writtenAt.code)?.section.code) ?? '';
  }

  /** A row that came or went changes what is read of all rows, also of items nobody touched. */
  private addReadersOfGroup(path: string, due: Due): void {
    const [group = '', row] = path.split('/');
    if (row === undefined) return;
    this.touched.add(group);
    for (const { definition } of this.form.groups.get(group) ?? []) {
      for (const reader of this.form.readers.get(definition.code) ?? []) {
        if (this.form.steps[reader]?.group !== group) due.add(reader, null);
      }
    }
  }

  /** What a mark lies over, in every row: a section, or with `@form` all of them. */
  private addMarked(mark: string, due: Due): void {
    const section = sectionAt(this.form.definition, mark);
    const sections = mark === WHOLE_FORM ? this.form.definition.sections : section === null ? [] : [section];
    for (const { code } of sections)
      for (const position of this.form.absenceSteps.get(code) ?? []) due.add(position, null);
  }

  private addReaders(code: string, row: string | null, due: Due): void {
    const own = this.form.items.get(code)?.group ?? null;
    for (const reader of this.form.readers.get(code) ?? []) {
      // A step of the same group reads its own row; any other step what belongs to no row, or all rows.
      due.add(reader, this.form.steps[reader]?.group === own ? row : null);
    }
  }

  private positionOf(path: string): number {
    return this.form.valueSteps.get(path.slice(path.lastIndexOf('/') + 1)) ?? -1;
  }
}

/** True when two contexts differ in nothing but what stands outside the form. */
function isLike(a: FormContext, b: FormContext): boolean {
  const names = Object.keys(CONTEXT_NAMES).filter(isContextName);
  const isSettled = (a.isSettled ?? false) === (b.isSettled ?? false);
  return (
    isSettled && a.language === b.language && names.every((name) => (a[name] ?? null) === (b[name] ?? null))
  );
}

function isContextName(name: string): name is keyof typeof CONTEXT_NAMES {
  return Object.hasOwn(CONTEXT_NAMES, name);
}
