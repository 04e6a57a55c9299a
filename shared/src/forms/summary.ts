import { sectionAt, WHOLE_FORM } from './absences.js';
import type { CompiledForm, CompiledItem } from './compiled.js';
import { companionsOf } from '../laboratory/companions.js';
import { pathOf } from './paths.js';
import type { StepResult } from './run-step.js';
import type { Finding, FormValues, ItemValue } from './value.js';

export interface FormSummary {
  readonly values: FormValues;
  readonly hidden: FormValues;
  readonly visible: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  readonly answered: number;
  readonly total: number;
  /** Paths that are shown and must be filled in as the form stands: what `total` counts. */
  readonly required: ReadonlySet<string>;
}

type ResultAt = (position: number, row: string | null) => StepResult | undefined;

/** Puts the results of the steps together, in the order of the form. */
export function summarise(
  form: CompiledForm,
  stored: FormValues,
  rows: ReadonlyMap<string, readonly string[]>,
  resultAt: ResultAt,
): FormSummary {
  const summary = new Summary(form, resultAt);
  summary.keepMarks(stored);
  for (const section of form.definition.sections) {
    const rowIds = section.repeating === true ? (rows.get(section.code) ?? []) : [null];
    for (const row of rowIds) {
      for (const { code } of section.items) {
        const item = form.items.get(code);
        if (item !== undefined) summary.add(item, row);
      }
    }
  }
  summary.keepCompanions(stored);
  return summary.done();
}

class Summary {
  private readonly values: (readonly [string, ItemValue])[] = [];
  private readonly hidden: [string, ItemValue][] = [];
  private readonly visible = new Set<string>();
  private readonly findings: Finding[] = [];
  private readonly required = new Set<string>();
  private answered = 0;

  constructor(
    private readonly form: CompiledForm,
    private readonly resultAt: ResultAt,
  ) {}

  add(item: CompiledItem, row: string | null): void {
    const { code } = item.definition;
    const path = pathOf(item.group, row, code);
    const result = this.resultAt(this.form.valueSteps.get(code) ?? -1, row);
    if (result?.kind !== 'value') return;
    if (result.visible) this.visible.add(path);
    if (result.value !== null) this.values.push([path, result.value]);
    if (result.hidden !== null) this.hidden.push([path, result.hidden]);
    this.find(result);
    const required = this.resultAt(this.form.requiredSteps.get(code) ?? -1, row);
    if (required?.kind === 'required' && required.counts) {
      this.required.add(path);
      if (required.answered) this.answered += 1;
    }
    this.find(required);
    for (const position of this.form.checkSteps.get(code) ?? []) this.find(this.resultAt(position, row));
  }

  /** Why the form or a section holds nothing is kept as it was said. */
  keepMarks(stored: FormValues): void {
    for (const [path, value] of Object.entries(stored)) {
      if (path === WHOLE_FORM || sectionAt(this.form.definition, path) !== null)
        this.values.push([path, value]);
    }
  }

  /** What stands beside a laboratory result stays as long as the result does. */
  keepCompanions(stored: FormValues): void {
    const beside = this.values.flatMap(([path, value]) => ('v' in value ? companionsOf(stored, path) : []));
    this.values.push(...beside);
  }

  done(): FormSummary {
    const { visible, findings, answered, required } = this;
    return {
      values: Object.fromEntries(this.values),
      hidden: Object.fromEntries(this.hidden),
      visible,
      findings,
      answered,
      total: required.size,
      required,
    };
  }

  private find(result: StepResult | undefined): void {
    if (result !== undefined && result.finding !== null) this.findings.push(result.finding);
  }
}
