import type { CalendarDay } from '../calendar/types.js';
import type { ExpressionValue } from '../expressions/types.js';
import type { CompiledForm } from './compiled.js';
import { chosenValue, useOperand, type CompiledUse, type OutsideValue, type OutsideValues } from './uses.js';

interface Surroundings {
  readonly today?: CalendarDay;
  readonly outside?: OutsideValues;
  readonly visitDay?: CalendarDay | null;
}

/** What expressions see of the form's own item at a path. */
type Operands = (path: string) => ExpressionValue | null;

const NOTHING: OutsideValues = {};

/** What an expression sees under a name from outside, as the form's own items stand. */
export function operandOfUse(
  use: CompiledUse,
  around: Surroundings,
  operands: Operands,
): ExpressionValue | null {
  const { today = null, visitDay = null } = around;
  return useOperand(use, chosen(use, around, operands), ownDay(use, operands), visitDay ?? today);
}

/** What each name from outside means in an evaluation, and what expressions see of it; null where nothing is known. */
export function outsideInUse(
  form: CompiledForm,
  trace: { readonly context: Surroundings; readonly operands: Operands },
): ReadonlyMap<string, { readonly from: OutsideValue | null; readonly operand: ExpressionValue | null }> {
  const { context, operands } = trace;
  return new Map(
    [...form.uses].map(([name, use]) => [
      name,
      { from: chosen(use, context, operands), operand: operandOfUse(use, context, operands) },
    ]),
  );
}

/** Names from outside under which something else is known than before. */
export function changedNames(
  form: CompiledForm,
  after: Surroundings,
  before: Surroundings,
): readonly string[] {
  if (after.outside === before.outside) return [];
  const known = ({ outside = NOTHING }: Surroundings, { definition }: CompiledUse): string =>
    JSON.stringify(outside[definition.name] ?? []);
  return [...form.uses].filter(([, use]) => known(after, use) !== known(before, use)).map(([name]) => name);
}

function chosen(
  use: CompiledUse,
  { outside = NOTHING, visitDay = null }: Surroundings,
  operands: Operands,
): OutsideValue | null {
  return chosenValue(use, outside, ownDay(use, operands), visitDay);
}

function ownDay({ readsItem }: CompiledUse, operands: Operands): ExpressionValue | null {
  return readsItem === null ? null : operands(readsItem);
}
