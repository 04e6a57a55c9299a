import { nearestName } from '../expressions/nearest-name.js';
import type { ExpressionType } from '../expressions/types.js';
import type { ItemDefinition } from '../forms/definition.js';
import { expressionTypeOf } from '../forms/operands.js';
import { fault, warning, type StudyFault } from './faults.js';
import type { DerivedFactDefinition, FactDefinition } from './fact-definition.js';
import type { LintContext } from './lint-context.js';
import { missingItem, unversioned } from './lint-forms.js';

type Found = Generator<StudyFault, void, undefined>;

const NUMBERS: readonly string[] = ['integer', 'decimal', 'quantity'];

/** Facts and derived values: where they are read from, and whether anybody ever enters it. */
export function* factFaults(context: LintContext): Found {
  for (const [index, fact] of context.definition.facts.entries()) {
    yield* ofFact(context, fact, `/facts/${index}`);
  }
  const derived = context.definition.derived ?? [];
  for (const [index, value] of derived.entries())
    yield* ofDerived(context, value, derived, `/derived/${index}`);
}

function* ofFact(context: LintContext, fact: FactDefinition, pointer: string): Found {
  const { form, item, visit, cycle } = fact;
  yield* unversioned(context, form, `${pointer}/form`);
  yield* missingItem(context, form, item, `${pointer}/item`);
  const found = context.item(form, item);
  if (found !== null && !usable(found, fact.type, context)) {
    yield fault(`${pointer}/type`, `${item} is of the type ${found.type}, which is no ${fact.type}`);
  }
  if (fact.take === 'any' && fact.type !== 'yes-no')
    yield fault(`${pointer}/take`, 'Only a yes-no can be true of any form', 'latest');
  if (cycle !== undefined && !hasVisitInCycle(context, visit, cycle))
    yield fault(`${pointer}/cycle`, `No visit ${visit ?? ''} belongs to cycle ${cycle}`);
  if (visit !== undefined && !context.places.some((place) => place.visit.code === visit)) {
    const codes = context.places.map((place) => place.visit.code);
    yield fault(`${pointer}/visit`, `There is no visit ${visit}`, nearestName(visit, codes));
  } else if (!context.isCollected(form, visit === undefined ? undefined : [visit])) {
    const where = visit === undefined ? 'No visit holds' : `The visit ${visit} does not hold`;
    yield fault(`${pointer}/form`, `${where} the form ${form}, so ${fact.code} is never known`);
  }
}

/** How many cycles a group has is not asked: that is told where it is wrong. */
function hasVisitInCycle({ outlines }: LintContext, visit: string | undefined, cycle: number): boolean {
  return outlines.some(
    ({ definition, group }) => definition.code === visit && group !== null && group.from <= cycle,
  );
}

/** Whether an item can be read as a type; a choice whose codes are numbers as a number. */
export function usable(item: ItemDefinition, type: ExpressionType, { forms }: LintContext): boolean {
  if (expressionTypeOf(item) === type) return true;
  if (type !== 'number' || item.type !== 'choice') return false;
  // A scale such as the performance status is a choice whose codes are numbers.
  const codelists = [...forms.values()].filter(({ sections }) =>
    sections.some(({ items }) => items.includes(item)),
  );
  const codes = codelists.flatMap(({ codelists: lists }) => lists[item.codelist ?? ''] ?? []);
  return codes.length > 0 && codes.every(({ code }) => /^-?\d+(\.\d+)?$/.test(code));
}

function* ofDerived(
  context: LintContext,
  value: DerivedFactDefinition,
  all: readonly DerivedFactDefinition[],
  pointer: string,
): Found {
  const { form, item, kind } = value;
  yield* unversioned(context, form, `${pointer}/form`);
  yield* missingItem(context, form, item, `${pointer}/item`, NUMBERS);
  const inCycles = context.activities.some(({ activity, at }) => activity.form === form && at?.cycle != null);
  if (!inCycles)
    yield fault(
      `${pointer}/form`,
      `No visit of a cycle holds the form ${form}, so ${value.code} is never known`,
    );
  if (kind === 'sum') yield* ofSum(value, all, pointer);
  else if (value.projected !== undefined)
    yield fault(`${pointer}/projected`, 'Only a sum can count a cycle still to come');
  if (kind === 'latest' && value.timesPlannedActivity === true)
    yield* plannedActivities(context, value, pointer);
}

function* ofSum(value: DerivedFactDefinition, all: readonly DerivedFactDefinition[], pointer: string): Found {
  if (value.timesPlannedActivity === true)
    yield fault(
      `${pointer}/timesPlannedActivity`,
      'Only a latest value is multiplied by the planned activity',
    );
  const { projected } = value;
  if (projected === undefined) {
    const sentence = `Without "projected", ${value.code} is unknown while a cycle before is still to come`;
    yield warning(`${pointer}/projected`, sentence);
    return;
  }
  const latest = all.filter(({ kind }) => kind === 'latest').map(({ code }) => code);
  if (!latest.includes(projected)) {
    const sentence = `There is no derived value ${projected} of the kind latest`;
    yield fault(`${pointer}/projected`, sentence, nearestName(projected, latest));
  }
}

function* plannedActivities(
  { definition }: LintContext,
  value: DerivedFactDefinition,
  pointer: string,
): Found {
  const groups = definition.epochs.flatMap(({ cycles }) => cycles);
  if (groups.every(({ plannedActivityGBq }) => plannedActivityGBq === undefined)) {
    const sentence = `No cycle has a "plannedActivityGBq", so ${value.code} is never known`;
    yield fault(`${pointer}/timesPlannedActivity`, sentence);
  }
}
