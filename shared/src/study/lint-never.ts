import { comparedTexts, isUsableName } from '../expressions/literals.js';
import type { ExpressionValues } from '../expressions/types.js';
import { studyScope, type Condition } from './condition.js';
import type { StudyDefinition } from './definition.js';
import { fault, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';

type Found = Generator<StudyFault, void, undefined>;

/** More arms with their groups than any trial has are not tried one by one. */
const MOST_TRIED = 50;

/** Visits and forms that no arm of the trial ever comes to: their condition and that of their cycles exclude each other. */
export function* neverFaults({ definition, places, activities }: LintContext): Found {
  const isNever = excludedBy(definition);
  if (isNever === null) return;
  const dead = new Set<string>();
  for (const { visit, pointer, cycle } of places) {
    if (!isNever([cycle?.when, visit.when])) continue;
    dead.add(pointer);
    const own = visit.when === undefined ? pointer.slice(0, pointer.lastIndexOf('/visits/')) : pointer;
    yield fault(`${own}/when`, `No arm can make this hold, so ${visit.code} is never reached`);
  }
  for (const { activity, pointer, at } of activities) {
    if (activity.when === undefined || (at !== null && dead.has(at.pointer))) continue;
    if (isNever([at?.cycle?.when, at?.visit.when, activity.when]))
      yield fault(`${pointer}/when`, `No arm can make this hold, so ${activity.form} is never asked for`);
  }
}

/**
 * Asks of some conditions whether for each arm one of them is false, whatever else becomes known. Null without arms, and
 * where a name cannot be declared: that is told where the name stands.
 */
function excludedBy(
  definition: StudyDefinition,
): ((conditions: readonly (string | undefined)[]) => boolean) | null {
  const { arms, milestones, facts, derived = [], roles } = definition;
  const branches = branchesOf(definition);
  const isUsable = [...milestones, ...facts, ...derived].every(({ code }) => isUsableName(code));
  if (branches.length === 0 || branches.length > MOST_TRIED || !isUsable) return null;
  const codes = new Map([
    [roles.allocation?.arm, arms.map(({ code }) => code)],
    ['group', arms.flatMap(({ groups = [] }) => groups.map(({ code }) => code))],
  ]);
  const scope = studyScope(definition);
  const read = new Map<string, Condition | null>();
  const conditionOf = (text: string): Condition | null => {
    const known = read.get(text);
    if (known !== undefined) return known;
    const condition = scope.check(text).ok ? scope.require(text) : null;
    read.set(text, condition);
    return condition;
  };
  // One that does not read, or names an arm or a group there is none of, is told for that.
  const isTold = ({ text }: Condition): boolean =>
    comparedTexts(text).some((one) => codes.get(one.name)?.includes(one.text) === false);
  return (texts) => {
    const conditions = texts.flatMap((text) => (text === undefined ? [] : (conditionOf(text) ?? [])));
    if (conditions.length === 0 || conditions.some(isTold)) return false;
    return branches.every((values) => conditions.some((one) => one.evaluate(values) === false));
  };
}

/** What a participant may be allotted: each arm, and of an arm with groups each of them. */
function branchesOf({ arms, roles }: StudyDefinition): readonly ExpressionValues[] {
  const arm = roles.allocation?.arm;
  if (arm === undefined) return [];
  return arms.flatMap(({ code, groups = [] }): ExpressionValues[] =>
    groups.length === 0 ? [{ [arm]: code }] : groups.map((group) => ({ [arm]: code, group: group.code })),
  );
}
