import { isBackwards, isByTheHour, negated, NO_DURATION, requireDuration } from '../calendar/duration.js';
import { compileForm } from '../forms/compile.js';
import { formScope, studyScope, type ConditionScope } from './condition.js';
import type {
  CompiledMilestone,
  CompiledRepeat,
  CompiledStudy,
  CompiledTiming,
  VisitSlot,
} from './compiled.js';
import type { PublishedStudy } from './definition.js';
import type { MilestoneDefinition } from './milestone-definition.js';
import type { RepeatDefinition, TimingDefinition } from './visit-definition.js';
import { anchorOf, slotOutlines, type SlotOutline } from './slots.js';
import { planningOrder } from './planning-order.js';
import { text } from './words.js';

export type { CompiledStudy } from './compiled.js';

/** Repetitions of an open repeat that are shown at least. */
const LEAST_SHOWN = 2;
/** End of an open repeat that states none: more than any trial reaches. */
const NO_END = 999;

/**
 * Makes a published study ready for planning. Expensive: keep the answer, one per study version.
 *
 * @throws Error when the study was never accepted by `readStudy`
 */
export function compileStudy(published: PublishedStudy): CompiledStudy {
  const { definition } = published;
  const forms = new Map(Object.entries(published.forms).map(([code, form]) => [code, compileForm(form)]));
  const scope = studyScope(definition);
  const ofForm = (code: string): ConditionScope => {
    const form = published.forms[code];
    if (form === undefined)
      throw new Error(`the study refers to form ${code}, which is not published with it`);
    return formScope(form);
  };
  const outlines = slotOutlines(definition);
  const slots = outlines.map((outline) => compileSlot(outline, outlines, definition.milestones, scope));
  return {
    definition,
    forms,
    formNames: new Map(Object.values(published.forms).map((form) => [form.code, text(form.name)])),
    dayItems: dayItemsOf(published),
    milestones: definition.milestones.map((milestone) => compileMilestone(milestone, ofForm(milestone.form))),
    subStudies: definition.subStudies.map((subStudy) => ({
      definition: subStudy,
      member: scope.require(subStudy.member),
    })),
    doseGiven: ofForm(definition.roles.administration.form).require(definition.roles.administration.given),
    slots,
    planningOrder: planningOrder(slots),
    deviations: new Map(definition.deviations.map((rule) => [rule.kind, rule.important])),
  };
}

function dayItemsOf(published: PublishedStudy): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const form of Object.values(published.forms)) {
    const items = form.sections
      .filter((section) => section.repeating !== true)
      .flatMap((section) => section.items);
    const dated = items.find((item) => item.type === 'day' || item.type === 'instant');
    if (dated !== undefined) found.set(form.code, dated.code);
  }
  return found;
}

function compileMilestone(definition: MilestoneDefinition, scope: ConditionScope): CompiledMilestone {
  return {
    definition,
    when: definition.when === undefined ? null : scope.require(definition.when),
    closures: (definition.closes ?? []).map((closure) => ({
      epochs: closure.epochs.includes('*') ? null : new Set(closure.epochs),
      kinds: closure.kinds === undefined ? null : new Set(closure.kinds),
      when: closure.when === undefined ? null : scope.require(closure.when),
      reason: text(closure.reason),
    })),
  };
}

function compileSlot(
  outline: SlotOutline,
  outlines: readonly SlotOutline[],
  milestones: readonly MilestoneDefinition[],
  scope: ConditionScope,
): VisitSlot {
  const { definition, group } = outline;
  const conditions = [group?.when, definition.when].filter((condition) => condition !== undefined);
  return {
    index: outline.index,
    key: `${definition.code}/${outline.cycle}`,
    code: definition.code,
    cycle: outline.cycle,
    definition,
    epoch: outline.epoch,
    group,
    isDose: outline.isDose,
    doseSlot: outline.doseSlot,
    timing: outline.timing === null ? null : compileTiming(outline.timing, outline, outlines, milestones),
    repeat: definition.repeat === undefined ? null : compileRepeat(definition.repeat),
    conditions: conditions.map((condition) => scope.require(condition)),
    activities: definition.activities.map((activity) => ({
      definition: activity,
      when: activity.when === undefined ? null : scope.require(activity.when),
      validForDays: activity.validFor === undefined ? null : requireDuration(activity.validFor.atMost).days,
    })),
    names: new Map(),
  };
}

function compileTiming(
  timing: TimingDefinition,
  outline: SlotOutline,
  outlines: readonly SlotOutline[],
  milestones: readonly MilestoneDefinition[],
): CompiledTiming {
  const anchor = anchorOf(timing.relativeTo, outline, outlines, milestones);
  if (anchor === null)
    throw new Error(`visit ${outline.definition.code} hangs on ${timing.relativeTo}, which is unknown`);
  const offset = requireDuration(timing.offset);
  const side = (duration: string | undefined): ReturnType<typeof requireDuration> | null => {
    if (timing.window === undefined) return null;
    return duration === undefined ? NO_DURATION : requireDuration(duration);
  };
  const before = side(timing.window?.before);
  return {
    anchor,
    anchorCode: timing.relativeTo,
    offset,
    offsetText: timing.offset,
    before: before === null ? null : negated(before),
    after: side(timing.window?.after),
    beforeText: timing.window?.before ?? null,
    afterText: timing.window?.after ?? null,
    byTheHour: isByTheHour(offset),
    backwards: isBackwards(offset),
    assumed: timing.assumed ?? null,
  };
}

function compileRepeat(repeat: RepeatDefinition): CompiledRepeat {
  const atMost = repeat.count ?? repeat.atMost ?? NO_END;
  return {
    every: requireDuration(repeat.every),
    expected: repeat.count ?? Math.min(repeat.expected ?? LEAST_SHOWN, atMost),
    atMost,
    open: repeat.count === undefined,
    until: repeat.until ?? null,
  };
}
