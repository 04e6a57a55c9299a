import { sectionAt, sectionPath, WHOLE_FORM } from './absences.js';
import type { CompiledForm, CompiledItem } from './compiled.js';
import type { SectionDefinition } from './definition.js';
import { companionsOf } from '../laboratory/companions.js';
import { pathOf } from './paths.js';
import type { Results } from './results.js';
import type { Finding, FormValues, ItemValue } from './value.js';

export interface FormSummary {
  /** What the form holds: typed values of shown items and calculated ones; what is hidden is not in it. */
  readonly values: FormValues;
  /** Values typed into items that are hidden now; they are kept until the form is completed. */
  readonly hidden: FormValues;
  /** Paths of what is shown, and of the sections that are shown only sometimes. */
  readonly visible: ReadonlySet<string>;
  /** In the order of the form. */
  readonly findings: readonly Finding[];
  /** Of `total`, those that hold a value or say why they hold none. */
  readonly answered: number;
  /** Items that are shown and required; calculated ones are not counted. */
  readonly total: number;
  /** The paths `total` counts. */
  readonly required: ReadonlySet<string>;
}

/** What the results of one section come to, in its order. */
export interface SectionSummary {
  readonly values: readonly (readonly [string, ItemValue])[];
  readonly hidden: readonly (readonly [string, ItemValue])[];
  readonly visible: readonly string[];
  readonly findings: readonly Finding[];
  readonly required: readonly string[];
  readonly answered: number;
}

/** Puts the results of one section's steps together, row by row. */
export function summariseSection(
  form: CompiledForm,
  section: SectionDefinition,
  rows: ReadonlyMap<string, readonly string[]>,
  results: Results,
): SectionSummary {
  const lines = new Lines(form, results);
  const rowIds = section.repeating === true ? (rows.get(section.code) ?? []) : [null];
  for (const row of rowIds) {
    for (const { code } of section.items) {
      const item = form.items.get(code);
      if (item !== undefined) lines.add(item, row);
    }
  }
  return lines;
}

/**
 * Puts sections together, in the order of the form. What grows with the form is put together when somebody first asks
 * for it: after one keystroke nobody asks for all.
 *
 * @param isShown - of a section that is shown only sometimes, by its code
 */
export function summarise(
  form: CompiledForm,
  stored: FormValues,
  parts: ReadonlyMap<string, SectionSummary>,
  isShown: (section: string) => boolean,
): FormSummary {
  const sections: SectionSummary[] = [];
  const findings: Finding[] = [];
  let [answered, total] = [0, 0];
  // Asked after every keystroke, so in one pass.
  for (const { code } of form.definition.sections) {
    const section = parts.get(code);
    if (section === undefined) continue;
    sections.push(section);
    for (const finding of section.findings) findings.push(finding);
    answered += section.answered;
    total += section.required.length;
  }
  const values = once(() => valuesOf(form, stored, sections));
  const hidden = once(() => Object.fromEntries(sections.flatMap((section) => section.hidden)));
  const visible = once(() => {
    const shown = [...form.sections.keys()].filter(isShown).map(sectionPath);
    return new Set([...sections.flatMap((section) => section.visible), ...shown]);
  });
  const required = once(() => new Set(sections.flatMap((section) => section.required)));
  return {
    findings,
    answered,
    total,
    get values() {
      return values();
    },
    get hidden() {
      return hidden();
    },
    get visible() {
      return visible();
    },
    get required() {
      return required();
    },
  };
}

/** Why the form or a section holds nothing, then its items; what stands beside a result stays as long as the result does. */
function valuesOf(form: CompiledForm, stored: FormValues, sections: readonly SectionSummary[]): FormValues {
  const apart = Object.entries(stored).filter(([path]) => path.startsWith('@'));
  const marks = apart.filter(([path]) => path === WHOLE_FORM || sectionAt(form.definition, path) !== null);
  const own = [...marks, ...sections.flatMap(({ values }) => values)];
  if (apart.length === marks.length) return Object.fromEntries(own);
  const beside = own.flatMap(([path, value]) => ('v' in value ? companionsOf(stored, path) : []));
  return Object.fromEntries([...own, ...beside]);
}

class Lines implements SectionSummary {
  readonly values: [string, ItemValue][] = [];
  readonly hidden: [string, ItemValue][] = [];
  readonly visible: string[] = [];
  readonly findings: Finding[] = [];
  readonly required: string[] = [];
  answered = 0;

  constructor(
    private readonly form: CompiledForm,
    private readonly results: Results,
  ) {}

  add(item: CompiledItem, row: string | null): void {
    const { code } = item.definition;
    const path = pathOf(item.group, row, code);
    const result = this.results.get(this.form.valueSteps.get(code) ?? -1, row);
    if (result?.kind !== 'value') return;
    if (result.visible) this.visible.push(path);
    if (result.value !== null) this.values.push([path, result.value]);
    if (result.hidden !== null) this.hidden.push([path, result.hidden]);
    if (result.finding !== null) this.findings.push(result.finding);
    const required = this.results.get(this.form.requiredSteps.get(code) ?? -1, row);
    if (required?.kind === 'required' && required.counts) {
      this.required.push(path);
      if (required.answered) this.answered += 1;
    }
    for (const position of [
      this.form.requiredSteps.get(code) ?? -1,
      ...(this.form.checkSteps.get(code) ?? []),
    ]) {
      const finding = this.results.get(position, row)?.finding ?? null;
      if (finding !== null) this.findings.push(finding);
    }
  }
}

/** Works something out when it is first asked for, and not again. */
function once<T>(work: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => (known ??= { value: work() }).value;
}
