import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { CompiledStudy, VisitSlot } from '../study/compiled.js';
import { text } from '../study/words.js';
import { armsApart, dosesOfArmReceived } from './arm-received.js';
import type { PlanContext } from './context.js';
import { ended, longDay, plural } from './day-words.js';
import { wordsOf } from './decision-facts.js';
import type { DeviationDraft } from './deviation-draft.js';
import { expiredAtMilestones } from './deviations-of-doses.js';
import { groupChanges } from './group-changes.js';
import type { MilestoneFact } from './types.js';

/** What departs from the protocol in the participant as a whole. */
export function allocationDrafts(context: PlanContext): readonly DeviationDraft[] {
  return [
    ...unscreenedDrafts(context),
    ...randomisationDrafts(context),
    ...historyDrafts(context),
    ...armDrafts(context),
    ...groupDrafts(context),
    ...expiredAtMilestones(context),
    ...milestonesAgainstRule(context),
    ...personDrafts(context),
  ];
}

/** Milestones reached although the definition says they should not have been: included against a criterion. */
function milestonesAgainstRule({ study, facts }: PlanContext): readonly DeviationDraft[] {
  return study.milestones.flatMap(({ definition: { code, name, against } }) => {
    const fact = facts.milestones.find((one) => one.code === code && one.isAgainstRule);
    if (fact === undefined || against === undefined) return [];
    const on = dayOf(fact);
    const when = on === null ? '' : ` on ${longDay(on)}`;
    const sentence = `${text(name)}${when}: ${ended(text(against.reason))}`;
    return [{ kind: 'against-rule', placement: null, on, days: null, sentence, cause: code } as const];
  });
}

/** One person has one sex and one year of birth under both numbers, as far as both are known. */
function personDrafts({ facts: { bothNumbers } }: PlanContext): readonly DeviationDraft[] {
  if (bothNumbers === null) return [];
  const { now, before } = bothNumbers;
  const differs = (is: unknown, was: unknown): boolean => is !== null && was !== null && is !== was;
  const parts = [
    ...(differs(now.sex, before.sex)
      ? [`the sex is ${now.sex ?? ''} here and ${before.sex ?? ''} there`]
      : []),
    ...(differs(now.yearOfBirth, before.yearOfBirth)
      ? [`the year of birth is ${now.yearOfBirth ?? ''} here and ${before.yearOfBirth ?? ''} there`]
      : []),
  ];
  if (parts.length === 0) return [];
  const sentence = `Not the same person as under the number before: ${parts.join('; ')}.`;
  return [{ kind: 'against-rule', placement: null, on: null, days: null, sentence, cause: 'same-person' }];
}

/** Included on a day by which no screening visit had taken place: what the decision rests on is not there. */
function unscreenedDrafts(context: PlanContext): readonly DeviationDraft[] {
  const definition = context.study.definition.milestones.find((milestone) => milestone.kind === 'inclusion');
  const inclusion = definition === undefined ? undefined : context.milestones.get(definition.code);
  const on = inclusion === undefined ? null : dayOf(inclusion);
  if (definition === undefined || on === null) return [];
  const isScreening = ({ definition: visit, timing, activities }: VisitSlot): boolean =>
    visit.kind === 'screening' &&
    timing?.anchorCode !== definition.code &&
    !activities.some((activity) => activity.definition.form === definition.form);
  let which: string | null = null;
  for (const placements of context.placements) {
    for (const { slot, occurred } of placements) {
      if (!isScreening(slot)) continue;
      if (occurred !== null && occurred <= on) return [];
      which = occurred === null ? (which ?? 'is recorded') : 'took place by then';
    }
  }
  if (which === null) return [];
  const sentence = `${text(definition.name)} on ${longDay(on)}, and no screening visit ${which}.`;
  return [{ kind: 'out-of-order', placement: null, on, days: null, sentence, cause: definition.code }];
}

function randomisationDrafts(context: PlanContext): readonly DeviationDraft[] {
  const all = context.facts.milestones.filter((milestone) => milestone.kind === 'randomisation');
  const [first, ...again] = all;
  if (first === undefined) return [];
  const drafts = again.map((milestone, index): DeviationDraft => {
    const on = dayOf(milestone);
    const when = on === null ? '' : ` on ${longDay(on)}`;
    const sentence = `Randomised again${when}.`;
    const cause = `again-${index + 1}`;
    return { kind: 'randomised-twice', placement: null, on, days: null, sentence, cause };
  });
  const early = randomisedTooEarly(context, first);
  return early === null ? drafts : [early, ...drafts];
}

function randomisedTooEarly(context: PlanContext, randomisation: MilestoneFact): DeviationDraft | null {
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

/** The arm allocated stays the participant's arm; receiving another one is a departure, which the doses it brought belong to. */
function armDrafts(context: PlanContext): readonly DeviationDraft[] {
  const apart = armsApart(context);
  if (apart === null) return [];
  const first = context.facts.administrations[0]?.on;
  const [allocated, received] = [nameOfArm(context, apart.allocated), nameOfArm(context, apart.received)];
  const doses = dosesOfArmReceived(context);
  const which = doses.length === 0 ? '' : `: ${doses.join(', ')}`;
  const sentence = `Allocated to ${allocated} and received ${received}${which}.`;
  const on = first === undefined ? null : toDayNumber(first);
  return [{ kind: 'arm-received-differs', placement: null, on, days: null, sentence }];
}

/** Doses given by a group that a correction of its facts has changed since: what was given stays what it was. */
function groupDrafts({ study, facts, names }: PlanContext): readonly DeviationDraft[] {
  return groupChanges(study, facts, names).map((change, index) => {
    const on = toDayNumber(change.on);
    const because = change.facts.map(({ code, was, is }) => factChanged(study, code, was, is)).join('; ');
    const cycles = change.cycles.length === 1 ? 'Cycle' : 'Cycles';
    const given = `${cycles} ${change.cycles.join(', ')} had been given by the former.`;
    const [from, to] = [nameOfGroup(study, change.from), nameOfGroup(study, change.to)];
    const sentence = `The group changed after treatment began, on ${longDay(on)} from ${from} to ${to}: ${because}. ${given}`;
    const cause = `group-changed-${index + 1}`;
    return { kind: 'arm-received-differs', placement: null, on, days: null, sentence, cause };
  });
}

/** `FDG-PET result was Negative and is Positive`. */
function factChanged(study: CompiledStudy, code: string, was: string, is: string | null): string {
  const fact = study.definition.facts.find((one) => one.code === code);
  const item = study.forms.get(fact?.form ?? '')?.items.get(fact?.item ?? '')?.definition;
  const said = (value: string): string =>
    fact === undefined
      ? value
      : (wordsOf(study, fact.form, fact.item, { [fact.item]: { v: value } }) ?? value);
  return `${item === undefined ? code : text(item.label)} was ${said(was)} and is ${is === null ? 'not known' : said(is)}`;
}

function nameOfGroup(study: CompiledStudy, code: string): string {
  const groups = [...study.groups.values()].flat();
  const found = groups.find(({ definition }) => definition.code === code);
  return found === undefined ? 'none' : text(found.definition.name);
}

function dayOf(milestone: MilestoneFact): DayNumber | null {
  return milestone.on === null ? null : toDayNumber(milestone.on);
}

/** What today's forms do not tell: an arm changed after randomisation, a reference that stood for somebody else. */
function historyDrafts(context: PlanContext): readonly DeviationDraft[] {
  const { allocation } = context.facts;
  const randomisation = context.facts.milestones.find(({ kind }) => kind === 'randomisation');
  if (allocation === null || randomisation === undefined) return [];
  const base = { kind: 'randomised-twice', placement: null, on: dayOf(randomisation), days: null } as const;
  const { arms, reference } = allocation;
  const drafts: DeviationDraft[] = [];
  if (arms.length > 1) {
    const names = arms.map((arm) => nameOfArm(context, arm)).join(', then ');
    const sentence = `The arm was changed after the randomisation was complete: ${names}.`;
    drafts.push({ ...base, sentence, cause: 'arm-changed' });
  }
  if (reference !== null) {
    const sentence = `The reference ${reference} of the randomisation stood for another participant of the study before.`;
    drafts.push({ ...base, sentence, cause: 'reference' });
  }
  return drafts;
}

function nameOfArm({ study }: PlanContext, code: string): string {
  const found = study.definition.arms.find((candidate) => candidate.code === code);
  return found === undefined ? code : text(found.name);
}
