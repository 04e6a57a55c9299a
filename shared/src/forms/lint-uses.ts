import { FUNCTIONS } from '../expressions/language.js';
import type { ExpressionType } from '../expressions/types.js';
import type { FormDefinition, ItemDefinition, UseDefinition } from './definition.js';
import { nearestName } from '../expressions/nearest-name.js';
import { CONTEXT_NAMES } from './form-scope.js';
import type { Report } from './form-fault.js';
import { expressionTypeOf } from './operands.js';

const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;
const KINDS = ['fact', 'form', 'role', 'previous', 'ageAt', 'resultsForDose', 'planned'] as const;
const DAYS: readonly string[] = ['day', 'instant'];
const RESERVED: ReadonlySet<string> = new Set([
  ...Object.keys(CONTEXT_NAMES),
  ...FUNCTIONS,
  'true',
  'false',
  'null',
  'in',
]);

/** Checks the names a form uses from outside, as far as the form alone can tell; the study tells the rest. */
export function lintUses({ uses = [], sections }: FormDefinition, report: Report): void {
  const own = sections.filter(({ repeating }) => repeating !== true).flatMap(({ items }) => items);
  const seen = new Set<string>();
  uses.forEach((use, index) => {
    const pointer = `/uses/${index}`;
    lintName(use.name, `${pointer}/name`, seen, report);
    if (use.day !== undefined) lintName(use.day, `${pointer}/day`, seen, report);
    if (use.unit !== undefined && use.type !== 'number')
      report(`${pointer}/unit`, `${use.name} is no number, so it has no unit`);
    const isWhole = lintKind(use, `${pointer}/from`, report);
    if (isWhole) lintOwnItem(use, own, `${pointer}/from`, report);
  });
}

function lintName(name: string, pointer: string, seen: Set<string>, report: Report): void {
  if (!NAME.test(name)) report(pointer, 'a name from outside is letters and digits, a small letter first');
  else if (RESERVED.has(name)) report(pointer, `${name} means something else in expressions`);
  else if (seen.has(name)) report(pointer, `${name} stands twice among the uses`);
  seen.add(name);
}

/** The shape lets any keys stand together; here exactly one source is asked for, with the keys that belong to it. */
function lintKind({ from }: UseDefinition, pointer: string, report: Report): boolean {
  const kinds = KINDS.filter((kind) => Object.hasOwn(from, kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    report(pointer, `say one source: ${KINDS.join(', ')}`);
    return false;
  }
  const allowed: readonly string[] = KEYS[kind];
  let isRight = true;
  for (const key of Object.keys(from).filter((found) => !allowed.includes(found))) {
    report(`${pointer}/${key}`, `${key} means nothing beside ${kind}`);
    isRight = false;
  }
  const { take } = from as { readonly take?: string };
  if (take !== undefined && TAKES[kind]?.includes(take) === false) {
    report(`${pointer}/take`, `beside ${kind} this must be one of ${TAKES[kind].join(', ')}`);
    isRight = false;
  }
  if (kind === 'form' || kind === 'role') {
    for (const key of ['item', 'take'] as const) {
      if (Object.hasOwn(from, key)) continue;
      report(pointer, `${key} is missing`);
      isRight = false;
    }
  }
  return isRight;
}

const KEYS: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  fact: ['fact'],
  form: ['form', 'item', 'take', 'before', 'limit', 'visit', 'cycle', 'where'],
  role: ['role', 'item', 'take', 'before', 'visit', 'cycle', 'where'],
  previous: ['previous', 'take'],
  ageAt: ['ageAt', 'bareYear', 'else'],
  resultsForDose: ['resultsForDose'],
  planned: ['planned'],
};

/** What may be taken of several values. */
const TAKES: Readonly<Partial<Record<(typeof KINDS)[number], readonly string[]>>> = {
  form: ['latest', 'first', 'baseline', 'part', 'part-before', 'parts-before'],
  role: ['latest', 'first', 'baseline', 'part', 'part-before', 'parts-before'],
  previous: ['first', 'least'],
};

function lintOwnItem(
  { name, type, unit, from }: UseDefinition,
  own: readonly ItemDefinition[],
  pointer: string,
  report: Report,
): void {
  if ('previous' in from) {
    const item = itemNamed(from.previous, own, `${pointer}/previous`, report);
    if (item === null) return;
    lintType(name, type, expressionTypeOf(item), pointer, report);
    if (from.take === 'least' && type !== 'number')
      report(`${pointer}/take`, `${name} is no number, so none is the least`);
    if (unit !== undefined && unit !== item.units?.[0])
      report(`${pointer}/previous`, `${item.code} counts in ${item.units?.[0] ?? 'no unit'}, not in ${unit}`);
  } else if ('planned' in from) {
    lintType(name, type, from.planned === 'route' ? 'text' : 'number', pointer, report);
    if (unit !== undefined && unit !== 'GBq')
      report(`${pointer}/planned`, `${name} counts in GBq, not in ${unit}`);
  } else if ('resultsForDose' in from) {
    lintType(name, type, 'number', pointer, report);
    if (unit !== undefined) report(`${pointer}/resultsForDose`, `${name} counts days, not ${unit}`);
  } else if ('ageAt' in from) {
    lintType(name, type, 'number', pointer, report);
    const item = itemNamed(from.ageAt, own, `${pointer}/ageAt`, report);
    if (item !== null && !DAYS.includes(item.type))
      report(`${pointer}/ageAt`, `${item.code} holds no day, so nobody has an age on it`);
  }
}

function itemNamed(
  code: string,
  own: readonly ItemDefinition[],
  pointer: string,
  report: Report,
): ItemDefinition | null {
  const item = own.find((candidate) => candidate.code === code) ?? null;
  if (item === null) {
    const codes = own.map((candidate) => candidate.code);
    report(pointer, `there is no item ${code} outside repeating groups`, nearestName(code, codes));
  }
  return item;
}

function lintType(
  name: string,
  declared: ExpressionType,
  found: ExpressionType,
  pointer: string,
  report: Report,
): void {
  if (declared !== found) report(pointer, `${name} is declared as ${declared}, but this is a ${found} value`);
}
