import { toCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { DeviationKind } from '../study/definition.js';
import type { PlanContext } from './context.js';
import { longDay, shortDay, ended } from './explain.js';
import { slotNames } from './names.js';
import { daysOutside } from './out-of-window.js';
import type { Placement } from './placement.js';
import type { DeviationFact, MilestoneFact } from './types.js';
import { latestResult } from './validity.js';

interface Draft {
  readonly kind: DeviationKind;
  readonly placement: Placement | null;
  readonly on: DayNumber | null;
  readonly days: number | null;
  readonly sentence: string;
  /** Tells causes of one kind apart where there is no visit to do so. */
  readonly cause?: string;
}

/** What departs from the protocol, one per cause; only kinds the definition lists. */
export function deviationsOf(context: PlanContext): readonly DeviationFact[] {
  const drafts: Draft[] = [];
  for (const placements of context.placements) {
    for (const placement of placements) drafts.push(...visitDrafts(context, placement));
  }
  drafts.push(...randomisationDrafts(context));
  return drafts.flatMap((draft) => {
    const important = context.study.deviations.get(draft.kind);
    return important === undefined ? [] : [deviationFact(draft, important)];
  });
}

function deviationFact(
  { kind, placement, on, days, sentence, cause }: Draft,
  important: boolean,
): DeviationFact {
  const visit =
    placement === null
      ? null
      : { code: placement.slot.code, cycle: placement.slot.cycle, repetition: placement.repetition };
  const subject =
    visit === null ? (cause ?? 'participant') : `${visit.code}/${visit.cycle}/${visit.repetition}`;
  const day = on === null ? null : toCalendarDay(on);
  return { kind, causeKey: `${kind}:${subject}`, visit, on: day, days, important, sentence };
}

function visitDrafts(context: PlanContext, placement: Placement): readonly Draft[] {
  const { occurred, slot, repetition, status, fact } = placement;
  const { name } = slotNames(slot, repetition);
  if (status === 'missed') {
    const reason = fact?.missed?.reason ?? '';
    return [
      {
        kind: 'missed',
        placement,
        on: placement.planned,
        days: null,
        sentence: `${name} was missed: ${ended(reason)}`,
      },
    ];
  }
  if (occurred === null) return [];
  return [
    beforeConsent(context, placement, occurred, name),
    timingDraft(placement, occurred, name),
    expiredLabs(context, placement, name),
  ].filter((draft) => draft !== null);
}

function beforeConsent(
  context: PlanContext,
  placement: Placement,
  occurred: DayNumber,
  name: string,
): Draft | null {
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
  if (given === undefined) {
    // The visit in which consent is taken is often written down before the consent itself.
    const takesConsent = placement.slot.activities.some(({ definition }) => definition.form === consent.form);
    const sentence = `${name} on ${longDay(occurred)} took place, and no consent is recorded.`;
    return takesConsent ? null : { kind: 'before-consent', placement, on: occurred, days: null, sentence };
  }
  const day = given.on === null ? null : toDayNumber(given.on);
  if (day === null || occurred >= day) return null;
  const early = plural(day - occurred, 'day');
  const sentence = `${name} on ${longDay(occurred)} took place ${early} before consent on ${longDay(day)}.`;
  return { kind: 'before-consent', placement, on: occurred, days: occurred - day, sentence };
}

/** Out of order, interval or window: the plainest one only, since they have one cause. */
function timingDraft(placement: Placement, occurred: DayNumber, name: string): Draft | null {
  const { anchor, slot, opens, closes } = placement;
  const timing = slot.timing;
  if (timing === null || anchor === null) return null;
  if (anchor.basis === 'firm' && anchor.day !== null) {
    const days = occurred - anchor.day;
    const wrongSide = timing.backwards ? days > 0 : days < 0;
    if (wrongSide) {
      const side = timing.backwards ? 'after' : 'before';
      const sentence = `${name} on ${longDay(occurred)} took place ${side} ${inside(anchor.name)} on ${longDay(anchor.day)}.`;
      return { kind: 'out-of-order', placement, on: occurred, days, sentence };
    }
  }
  const outside = daysOutside(placement);
  if (outside === 0) return null;
  const window = `${opens === null ? '' : shortDay(opens)} – ${closes === null ? '' : shortDay(closes)}`;
  const distance = `${plural(Math.abs(outside), 'day')} ${outside < 0 ? 'early' : 'late'}`;
  if (slot.isDose && timing.anchor.kind === 'administration' && anchor.day !== null) {
    const kind = outside < 0 ? 'interval-too-short' : 'interval-too-long';
    const interval = plural(occurred - anchor.day, 'day');
    const sentence = `${name} on ${longDay(occurred)} was given ${interval} after ${inside(anchor.name)}, ${distance} (window ${window}).`;
    return { kind, placement, on: occurred, days: outside, sentence };
  }
  const sentence = `${name} on ${longDay(occurred)} took place ${distance} (window ${window}).`;
  return { kind: 'out-of-window', placement, on: occurred, days: outside, sentence };
}

/** A dose given on results that were too old: one deviation for the dose, naming every form. */
function expiredLabs(context: PlanContext, placement: Placement, name: string): Draft | null {
  const { slot } = placement;
  const given = slot.isDose ? context.doses.get(slot.key) : undefined;
  if (given === undefined) return null;
  const dose = toDayNumber(given.on);
  const stale: string[] = [];
  for (const other of context.study.slots) {
    if (other.doseSlot !== slot.index) continue;
    for (const { definition, validForDays } of other.activities) {
      const latest = validForDays === null ? null : latestResult(context.facts.visits, definition.form, dose);
      if (latest === null || validForDays === null || dose - latest <= validForDays) continue;
      const form = context.study.formNames.get(definition.form) ?? definition.form;
      stale.push(`${form} of ${shortDay(latest)} was ${dose - latest} days old (at most ${validForDays})`);
    }
  }
  if (stale.length === 0) return null;
  const sentence = `At ${inside(name)} on ${longDay(dose)}: ${stale.join('; ')}.`;
  return { kind: 'expired-labs', placement, on: dose, days: null, sentence };
}

function randomisationDrafts(context: PlanContext): readonly Draft[] {
  const all = context.facts.milestones.filter((milestone) => milestone.kind === 'randomisation');
  const [first, ...again] = all;
  if (first === undefined) return [];
  const drafts = again.map((milestone, index): Draft => {
    const on = dayOf(milestone);
    const when = on === null ? '' : ` on ${longDay(on)}`;
    const sentence = `Randomised again${when}.`;
    return {
      kind: 'randomised-twice',
      placement: null,
      on,
      days: null,
      sentence,
      cause: `again-${index + 1}`,
    };
  });
  const early = randomisedTooEarly(context, first);
  return early === null ? drafts : [early, ...drafts];
}

function randomisedTooEarly(context: PlanContext, randomisation: MilestoneFact): Draft | null {
  const definition = context.study.definition.milestones.find((milestone) => milestone.kind === 'inclusion');
  if (definition === undefined) return null;
  const on = dayOf(randomisation);
  const inclusion = context.milestones.get(definition.code);
  const base = { kind: 'randomised-before-inclusion', placement: null, on } as const;
  if (inclusion === undefined)
    return { ...base, days: null, sentence: 'Randomised, and no inclusion is recorded.' };
  const included = dayOf(inclusion);
  if (on === null || included === null || on >= included) return null;
  const sentence = `Randomised on ${longDay(on)}, ${plural(included - on, 'day')} before inclusion on ${longDay(included)}.`;
  return { ...base, days: on - included, sentence };
}

function dayOf(milestone: MilestoneFact): DayNumber | null {
  return milestone.on === null ? null : toDayNumber(milestone.on);
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A name as it stands inside a sentence: `Cycle 2 dose` becomes `cycle 2 dose`. */
function inside(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
