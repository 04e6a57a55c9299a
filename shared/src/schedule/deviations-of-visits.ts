import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { PlanContext } from './context.js';
import { ended, longDay, plural } from './day-words.js';
import { inside, nameOf, type DeviationDraft } from './deviation-draft.js';
import { nameOfMilestone } from './place-visit.js';
import type { Placement } from './placement.js';

/** A visit recorded as missed. */
export function wasMissed(placement: Placement): DeviationDraft {
  const reason = placement.fact?.missed?.reason ?? '';
  return {
    kind: 'missed',
    placement,
    on: placement.planned,
    days: null,
    sentence: `${nameOf(placement)} was missed: ${ended(reason)}`,
  };
}

/** Took place before consent was signed, or without any. */
export function beforeConsent(
  context: PlanContext,
  placement: Placement,
  occurred: DayNumber,
): DeviationDraft | null {
  const { roles, milestones } = context.study.definition;
  const consent = milestones.find((milestone) => milestone.kind === 'consent');
  if (consent === undefined) return null;
  const needsConsent = placement.slot.activities.some(
    ({ definition }) =>
      definition.form !== roles.visit.form &&
      definition.form !== consent.form &&
      definition.mayPrecedeConsent !== true,
  );
  if (!needsConsent) return null;
  const given = context.milestones.get(consent.code);
  const took = `${nameOf(placement)} on ${longDay(occurred)} took place`;
  if (given === undefined) {
    // The visit in which consent is taken is often written down before the consent itself.
    const takesConsent = placement.slot.activities.some(({ definition }) => definition.form === consent.form);
    const sentence = `${took}, and no consent is recorded.`;
    return takesConsent ? null : { kind: 'before-consent', placement, on: occurred, days: null, sentence };
  }
  const day = given.on === null ? null : toDayNumber(given.on);
  if (day === null || occurred >= day) return null;
  const sentence = `${took} ${plural(day - occurred, 'day')} before consent on ${longDay(day)}.`;
  return { kind: 'before-consent', placement, on: occurred, days: occurred - day, sentence };
}

/** Took place although a milestone before it had made it not applicable; the milestone's own day still belongs to it. */
export function afterClosure(
  context: PlanContext,
  placement: Placement,
  occurred: DayNumber,
): DeviationDraft | null {
  const { slot } = placement;
  if (slot.timing === null) return null;
  const closure = context.closures.find(
    ({ on, epochs, kinds }) =>
      on !== null &&
      occurred > on &&
      (epochs === null || epochs.has(slot.epoch.code)) &&
      (kinds === null || kinds.has(slot.definition.kind)),
  );
  const until = slot.repeat?.until ?? null;
  const end = until === null ? undefined : context.milestones.get(until);
  const endedOn = end === undefined || end.on === null ? null : toDayNumber(end.on);
  const found =
    closure !== undefined
      ? { code: closure.milestone, on: closure.on }
      : end !== undefined && endedOn !== null && occurred > endedOn
        ? { code: end.code, on: endedOn }
        : null;
  if (found === null || found.on === null) return null;
  const days = occurred - found.on;
  const after = `${plural(days, 'day')} after ${inside(nameOfMilestone(context, found.code))} on ${longDay(found.on)}`;
  const sentence = `${nameOf(placement)} on ${longDay(occurred)} took place ${after}.`;
  return { kind: 'after-closure', placement, on: occurred, days, sentence };
}
