import { nearestName } from '../expressions/nearest-name.js';
import type { DecisionAct, DecisionRole } from './decision-definition.js';
import { below, fault, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';
import { missingDay, missingItem, unversioned } from './lint-forms.js';
import { codesOf } from './lint-milestones.js';

type Found = Generator<StudyFault, void, undefined>;

const POINTER = '/roles/decision';

/** The decision on a cycle: the items it is kept in, and what its answers lead to. */
export function* decisionFaults(context: LintContext): Found {
  const { decision } = context.definition.roles;
  if (decision === undefined) return;
  const { form, item, day, reason, details, leadsTo = [] } = decision;
  yield* unversioned(context, form, `${POINTER}/form`);
  yield* missingItem(context, form, item, `${POINTER}/item`, ['choice']);
  if (day !== undefined) yield* missingDay(context, form, day, `${POINTER}/day`);
  if (reason !== undefined) yield* missingItem(context, form, reason, `${POINTER}/reason`, ['choice']);
  if (details !== undefined) yield* missingItem(context, form, details, `${POINTER}/details`, ['text']);
  for (const [index, act] of leadsTo.entries()) {
    const pointer = `${POINTER}/leadsTo/${index}`;
    yield* answerFaults(context, decision, act, pointer);
    if (leadsTo.slice(0, index).some(({ answer }) => answer === act.answer))
      yield fault(`${pointer}/answer`, `${act.answer} leads to an act already`);
    yield* act.act === 'milestone'
      ? milestoneFaults(context, decision, act, pointer)
      : doseFaults(context, decision, act, pointer);
  }
}

function* answerFaults(
  context: LintContext,
  { form, item }: DecisionRole,
  { answer }: DecisionAct,
  pointer: string,
): Found {
  const codes = codesOf(context, form, item);
  if (codes !== null && !codes.includes(answer))
    yield fault(`${pointer}/answer`, `${item} never holds ${answer}`, nearestName(answer, codes));
}

/** Only a dose can be delayed or skipped, so the decision must be taken in a cycle. */
function* doseFaults(context: LintContext, { form }: DecisionRole, act: DecisionAct, pointer: string): Found {
  for (const key of ['milestone', 'reason', 'details'] as const) {
    if (act[key] !== undefined)
      yield fault(`${pointer}/${key}`, `Only the act milestone takes ${key}; this act is ${act.act}`);
  }
  const inCycle = context.activities.some(
    ({ activity, at }) => activity.form === form && at !== null && at.cycle !== null,
  );
  if (!inCycle)
    yield fault(`${pointer}/act`, `No visit of a cycle holds the form ${form}, so no dose is near`);
}

function* milestoneFaults(
  context: LintContext,
  decision: DecisionRole,
  { milestone: code, reason, details }: DecisionAct,
  pointer: string,
): Found {
  const { milestones } = context.definition;
  const milestone = milestones.find((one) => one.code === code);
  if (milestone === undefined) {
    const sentence = code === undefined ? 'Say with "milestone" which one' : `There is no milestone ${code}`;
    const codes = milestones.map((one) => one.code);
    yield fault(`${pointer}/milestone`, sentence, nearestName(code ?? '', codes));
    return;
  }
  if (details !== undefined)
    yield* missingItem(context, milestone.form, details, `${pointer}/details`, ['text']);
  if (reason === undefined) return;
  yield* missingItem(context, milestone.form, reason.item, `${pointer}/reason/item`, ['choice']);
  const from = decision.reason === undefined ? [] : codesOf(context, decision.form, decision.reason);
  const to = codesOf(context, milestone.form, reason.item);
  for (const [key, value] of Object.entries(reason.codes)) {
    const at = below(`${pointer}/reason/codes`, key);
    if (from !== null && !from.includes(key))
      yield fault(at, `The decision gives no reason ${key}`, nearestName(key, from));
    else if (to !== null && !to.includes(value))
      yield fault(at, `${reason.item} never holds ${value}`, nearestName(value, to));
  }
}
