import fc from 'fast-check';
import type { CompiledForm, CompiledItem } from '../compiled.js';
import { reasonsOf } from '../diff.js';
import type { FormEvaluation } from '../evaluation.js';
import { pathOf } from '../paths.js';
import type { FormChanges, ItemValue } from '../value.js';

/** What somebody does at a form: writes a path, or gives a reason for one of the unusual values there are. */
export type ArbitraryEdit =
  | { readonly kind: 'write'; readonly path: string; readonly value: ItemValue | null }
  | { readonly kind: 'explain'; readonly which: number; readonly reason: string };

const DAYS = ['2026-11-01', '2026-11-18', '2026-11-19', '2026-11-20'];
const ROWS = ['r1', 'r2', 'r3'];

/** Drafts of a form, one after the other; each is several edits that are saved together. */
export type Drafts = readonly (readonly ArbitraryEdit[])[];

/** Holds a property for many sequences of drafts, and tells the shortest it does not hold for. */
export async function holdsForDrafts(
  form: CompiledForm,
  numRuns: number,
  holds: (drafts: Drafts) => Promise<void> | void,
): Promise<void> {
  const draft = fc.array(arbitraryEdit(form), { minLength: 1, maxLength: 4 });
  const drafts = fc.array(draft, { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(drafts, async (some) => holds(some)),
    { numRuns },
  );
}

/** Edits of any item of a form but the calculated ones, with values near the numbers its expressions name. */
function arbitraryEdit(form: CompiledForm): fc.Arbitrary<ArbitraryEdit> {
  const numbers = numbersIn(form);
  const typed = [...form.items.values()].filter((item) => item.calculate === null);
  const write = fc.constantFrom(...typed).chain((item) =>
    fc.record({
      kind: fc.constant('write' as const),
      path: fc.constantFrom(...ROWS).map((row) => pathOf(item.group, row, item.definition.code)),
      value: arbitraryValue(item, numbers),
    }),
  );
  const explain = fc.record({
    kind: fc.constant('explain' as const),
    which: fc.nat(20),
    reason: fc.constantFrom('Repeated', 'Retyped, correct', ''),
  });
  return fc.oneof({ arbitrary: write, weight: 5 }, { arbitrary: explain, weight: 1 });
}

/** An edit as the change of a form as it stands evaluated; null where there is nothing to explain. */
export function changeOf(edit: ArbitraryEdit, evaluation: FormEvaluation): FormChanges | null {
  if (edit.kind === 'write') return { [edit.path]: edit.value };
  const unusual = evaluation.findings.filter(({ kind }) => kind === 'soft');
  const finding = unusual[edit.which % Math.max(1, unusual.length)];
  const path = finding?.paths[0];
  const value = path === undefined ? undefined : evaluation.values[path];
  if (finding === undefined || path === undefined || value === undefined || !('v' in value)) return null;
  const others = Object.entries(reasonsOf(value)).filter(([check]) => check !== finding.check);
  const explained = edit.reason === '' ? others : [...others, [finding.check, edit.reason] as const];
  const { v, unit } = value;
  return { [path]: { v, ...(unit === undefined ? {} : { unit }), explained: Object.fromEntries(explained) } };
}

function arbitraryValue(item: CompiledItem, numbers: readonly string[]): fc.Arbitrary<ItemValue | null> {
  return fc.oneof(
    { arbitrary: presentValue(item, numbers), weight: 8 },
    { arbitrary: fc.constant({ absent: 'not-done' as const, reason: 'Device broken' }), weight: 1 },
    { arbitrary: fc.constant(null), weight: 1 },
  );
}

function presentValue(item: CompiledItem, numbers: readonly string[]): fc.Arbitrary<ItemValue> {
  const { type, units, analyte } = item.definition;
  const text = (...values: readonly string[]) => fc.constantFrom(...values).map((v) => ({ v }));
  switch (type) {
    case 'choice':
      return text(...(item.codes ?? []));
    case 'choices':
      return fc.subarray([...(item.codes ?? [])], { minLength: 1 }).map((v) => ({ v }));
    case 'yes-no':
      return text('Y', 'N');
    case 'day':
      return text(...DAYS);
    case 'partial-day':
      return text('2025', '2026-11', ...DAYS);
    case 'time':
      return text('08:40', '23:59');
    case 'instant':
      return text(...DAYS.map((day) => `${day}T10:30+01:00`), '2026-11-20T16:00+01:00');
    case 'text':
      return text('x', 'Repeated elsewhere');
    default: {
      const fitting = numbers.filter((number) => fits(item, number));
      const some = fitting.length === 0 ? ['0'] : fitting;
      const number = analyte === undefined ? text(...some) : text('<0.5', ...some);
      if (units === undefined) return number;
      return fc.tuple(number, fc.constantFrom(...units)).map(([{ v }, unit]) => ({ v, unit }));
    }
  }
}

/** The numbers a form's conditions name, and their neighbours. */
function numbersIn(form: CompiledForm): readonly string[] {
  const conditions = [
    ...form.checks.map(({ when }) => when.text),
    ...[...form.items.values()].flatMap(({ definition: { visible, calculate, min, max } }) => [
      visible ?? '',
      calculate ?? '',
      String(min ?? ''),
      String(max ?? ''),
    ]),
  ];
  const named = conditions.flatMap((text) => text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  const near = [0, 1, 5, 100, ...named].flatMap((number) => [number - 1, number, number + 1]);
  return [...new Set(near.map((number) => String(Number(number.toFixed(3)))))];
}

function fits({ definition: { type, min, max, decimals } }: CompiledItem, number: string): boolean {
  const most = type === 'integer' ? 0 : (decimals ?? 10);
  if ((number.split('.')[1]?.length ?? 0) > most) return false;
  return Number(number) >= (min ?? -Infinity) && Number(number) <= (max ?? Infinity);
}
