import {
  durationWords,
  isBackwards,
  isByTheHour,
  negated,
  NO_DURATION,
  requireDuration,
  type Duration,
} from '../calendar/duration.js';
import type { CompiledAnchor, CompiledRepeat, CompiledTiming, CompiledValidity } from './compiled.js';
import type { ConditionScope } from './condition.js';
import type { MilestoneDefinition } from './milestone-definition.js';
import { anchorOf, type SlotOutline } from './slots.js';
import type { RepeatDefinition, TimingDefinition, ValidityDefinition } from './visit-definition.js';

/** Repetitions of an open repeat, and cycles of an open group, that are shown at least. */
export const LEAST_SHOWN = 2;
/** End of an open repeat that states none: more than any trial reaches. */
const NO_END = 999;

/** What a timing may count from. */
export interface Anchors {
  readonly outlines: readonly SlotOutline[];
  readonly milestones: readonly MilestoneDefinition[];
}

function requireAnchor(relativeTo: string, outline: SlotOutline, anchors: Anchors): CompiledAnchor {
  const anchor = anchorOf(relativeTo, outline, anchors.outlines, anchors.milestones);
  if (anchor === null)
    throw new Error(`visit ${outline.definition.code} hangs on ${relativeTo}, which is unknown`);
  return anchor;
}

/** True for a duration written in weeks alone: it is said in weeks. */
function isInWeeks(text: string): boolean {
  return /^-?P\d+W$/.test(text);
}

/** Resolves a timing's anchor and reads its durations. @throws Error when the anchor is unknown */
export function compileTiming(
  timing: TimingDefinition,
  outline: SlotOutline,
  anchors: Anchors,
): CompiledTiming {
  const offset = requireDuration(timing.offset);
  const side = (duration: string | undefined): Duration | null => {
    if (timing.window === undefined) return null;
    return duration === undefined ? NO_DURATION : requireDuration(duration);
  };
  const before = side(timing.window?.before);
  return {
    anchor: requireAnchor(timing.relativeTo, outline, anchors),
    anchorCode: timing.relativeTo,
    offset,
    offsetText: timing.offset,
    before: before === null ? null : negated(before),
    after: side(timing.window?.after),
    beforeText: timing.window?.before ?? null,
    afterText: timing.window?.after ?? null,
    inWeeks: isInWeeks(timing.offset) && isInWeeks(outline.definition.repeat?.every ?? timing.offset),
    byTheHour: isByTheHour(offset),
    backwards: isBackwards(offset),
    assumed: timing.assumed ?? null,
  };
}

/** Reads a repeat: how often it shows, what ends it. @throws Error when the anchor of its last day is unknown */
export function compileRepeat(
  repeat: RepeatDefinition,
  outline: SlotOutline,
  anchors: Anchors,
  scope: ConditionScope,
): CompiledRepeat {
  const atMost = repeat.count ?? repeat.atMost ?? NO_END;
  const { untilDay } = repeat;
  return {
    every: requireDuration(repeat.every),
    expected: repeat.count ?? Math.min(repeat.expected ?? LEAST_SHOWN, atMost),
    atMost,
    open: repeat.count === undefined,
    until: repeat.until ?? null,
    untilDay:
      untilDay === undefined
        ? null
        : {
            anchor: requireAnchor(untilDay.relativeTo, outline, anchors),
            code: untilDay.relativeTo,
            offset: requireDuration(untilDay.offset),
          },
    condition: repeat.while === undefined ? null : scope.require(repeat.while),
  };
}

/** @throws Error when the result is to be valid before something that is neither a dose nor a milestone */
export function compileValidity(
  validity: ValidityDefinition,
  outline: SlotOutline,
  anchors: Anchors,
): CompiledValidity {
  const event = requireAnchor(validity.before, outline, anchors);
  if (event.kind !== 'dose' && event.kind !== 'milestone')
    throw new Error(
      `a result of ${outline.definition.code} is valid before ${validity.before}, which is no event`,
    );
  const atMost = requireDuration(validity.atMost);
  return {
    event,
    back: negated(atMost),
    words: durationWords(atMost, isInWeeks(validity.atMost)),
    atMost: validity.atMost,
  };
}
