import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import { closes } from './closing.js';
import { endsOfContact } from './contact.js';
import { lastDayOf, type PlanContext } from './context.js';
import { ended, longDay, partialDayWords, plural } from './day-words.js';
import { inside, nameOf, type DeviationDraft } from './deviation-draft.js';
import { endOfRepeat, nameOfMilestone } from './place-visit.js';
import type { Placement } from './placement.js';

/** A visit recorded as missed: of its planned day, or of the day that was recorded before it had come. */
export function wasMissed(placement: Placement): DeviationDraft {
  const { reason = '', on: recordedOn = null } = placement.fact?.missed ?? {};
  const recorded = recordedOn === null ? null : toDayNumber(recordedOn);
  const { planned } = placement;
  return {
    kind: 'missed',
    placement,
    on: recorded === null || (planned !== null && planned <= recorded) ? planned : recorded,
    days: null,
    sentence: `${nameOf(placement)} was missed: ${ended(reason)}`,
  };
}

/**
 * A form complete in a visit that stands as skipped: what was done is kept, and somebody has to say which of the two is so.
 * What belongs to skipping itself is no contradiction: the decision, a milestone, a dose recorded as not given.
 */
export function recordedThoughSkipped(context: PlanContext, placement: Placement): DeviationDraft | null {
  const { roles, milestones } = context.study.definition;
  const others = new Set([
    roles.administration.form,
    roles.decision?.form,
    ...milestones.map(({ form }) => form),
  ]);
  const done = (placement.fact?.forms ?? []).filter(
    ({ form, state }) => state === 'complete' && !others.has(form),
  );
  if (done.length === 0) return null;
  const names = [...new Set(done.map(({ form }) => context.study.formNames.get(form) ?? form))];
  const days = done.flatMap(({ on }) => (on === null ? [] : [on])).sort();
  const [first] = days;
  return {
    kind: 'recorded-though-skipped',
    placement,
    on: first === undefined ? placement.planned : toDayNumber(first),
    days: null,
    sentence: `${nameOf(placement)} stands as skipped, and ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} complete in it.`,
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

/**
 * Took place although a milestone before it had made it not applicable; the milestone's own day still belongs to it, and of
 * a month or a year every day does.
 */
export function afterClosure(
  context: PlanContext,
  placement: Placement,
  occurred: DayNumber,
): DeviationDraft | null {
  const { slot } = placement;
  // A visit without a timing was planned by nobody: only what ends all contact is against it.
  const against = slot.timing === null ? endsOfContact(context.study, context.closures) : context.closures;
  const closure = against.find(
    (candidate) => candidate.last !== null && occurred > candidate.last && closes(candidate, slot),
  );
  const end =
    closure === undefined ? endOfRepeat(context, placement) : context.milestones.get(closure.milestone);
  const last = closure?.last ?? (end === undefined ? null : lastDayOf(end));
  if (end === undefined || last === null || occurred <= last) return null;
  const days = occurred - last;
  const milestone = inside(nameOfMilestone(context, end.code));
  const when = closure?.on ?? (end.on === null ? null : toDayNumber(end.on));
  const after =
    when === null && end.partial !== null
      ? `at least ${plural(days, 'day')} after ${milestone} in ${partialDayWords(end.partial)}`
      : `${plural(days, 'day')} after ${milestone} on ${longDay(last)}`;
  const sentence = `${nameOf(placement)} on ${longDay(occurred)} took place ${after}.`;
  return { kind: 'after-closure', placement, on: occurred, days, sentence };
}
