import {
  compileRepeat,
  compileTiming,
  compileValidity,
  LEAST_SHOWN,
  type Anchors,
} from './compile-timing.js';
import type { CompiledCycleRule, VisitSlot } from './compiled.js';
import type { ConditionScope } from './condition.js';
import type { StudyDefinition } from './definition.js';
import { mostCycles, slotOutlines, type SlotOutline } from './slots.js';
import type { CycleDefinition, VisitDefinition } from './visit-definition.js';

/** Every visit of every cycle in protocol order, its references resolved. */
export function compileSlots(
  definition: StudyDefinition,
  scope: ConditionScope,
  repeatScope: ConditionScope,
): readonly VisitSlot[] {
  const outlines = slotOutlines(definition);
  const anchors: Anchors = { outlines, milestones: definition.milestones };
  const rules = cycleRules(outlines, scope);
  return outlines.map((outline) => compileSlot(outline, anchors, rules, scope, repeatScope));
}

function compileSlot(
  outline: SlotOutline,
  anchors: Anchors,
  rules: ReadonlyMap<CycleDefinition, CompiledCycleRule>,
  scope: ConditionScope,
  repeatScope: ConditionScope,
): VisitSlot {
  const { definition, group, timing } = outline;
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
    timing: timing === null ? null : compileTiming(timing, outline, anchors),
    repeat:
      definition.repeat === undefined
        ? null
        : compileRepeat(definition.repeat, outline, anchors, repeatScope),
    conditions: conditions.map((condition) => scope.require(condition)),
    rule: group === null ? null : (rules.get(group) ?? null),
    activities: definition.activities.map((activity) => ({
      definition: activity,
      when: activity.when === undefined ? null : scope.require(activity.when),
      validity: activity.validFor === undefined ? null : compileValidity(activity.validFor, outline, anchors),
    })),
    hasValidity: definition.activities.some(({ validFor }) => validFor !== undefined),
    plainForms: plainForms(definition),
    repetitions: [],
  };
}

function plainForms({ activities }: VisitDefinition): VisitSlot['plainForms'] {
  if (activities.some(({ when }) => when !== undefined)) return null;
  return activities.map(({ form, optional }) => ({ form, repetition: 1, required: optional !== true }));
}

function cycleRules(
  outlines: readonly SlotOutline[],
  scope: ConditionScope,
): ReadonlyMap<CycleDefinition, CompiledCycleRule> {
  const groups = new Set(outlines.map(({ group }) => group).filter((group) => group !== null));
  const rules = new Map<CycleDefinition, CompiledCycleRule>();
  for (const group of groups) {
    if (group.while === undefined) continue;
    const most = mostCycles(group);
    const cycles = Array.from({ length: most }, (_, position) =>
      outlines.filter((outline) => outline.group === group && outline.cycle === group.from + position),
    );
    rules.set(group, {
      condition: scope.require(group.while),
      from: group.from,
      expected: Math.min(group.expected ?? LEAST_SHOWN, most),
      cycles: cycles.map((visits) => visits.map(({ index }) => index)),
      doses: cycles.flatMap((visits) => visits.filter(({ isDose }) => isDose).map(({ index }) => index)),
    });
  }
  return rules;
}
