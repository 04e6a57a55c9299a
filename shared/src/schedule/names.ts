import {
  durationText,
  durationWords,
  isBackwards,
  repeatedOffset,
  NO_DURATION,
} from '../calendar/duration.js';
import type { SlotRepetition, VisitSlot } from '../study/compiled.js';
import { filled, text } from '../study/words.js';

/** A visit's names and its distance from the anchor, for one repetition: `M{n} imaging` becomes `M6 imaging`. */
export function repetitionOf(slot: VisitSlot, repetition: number): SlotRepetition {
  return (slot.repetitions[repetition] ??= makeRepetition(slot, repetition));
}

function makeRepetition(slot: VisitSlot, repetition: number): SlotRepetition {
  const { timing, repeat, definition } = slot;
  const first = timing?.offset ?? NO_DURATION;
  const offset = repeat === null ? first : repeatedOffset(first, repeat.every, repetition);
  const inWeeks = timing?.inWeeks ?? false;
  const isNow = offset.months === 0 && offset.days === 0 && offset.hours === 0;
  const sign = isBackwards(offset) ? '−' : '+';
  return {
    name: nameIn(slot, repetition, 'en'),
    shortName: filled(text(definition.shortName), placesOf(slot, repetition)),
    offset,
    offsetText: durationText(offset, inWeeks),
    offsetWords: isNow ? '' : `${sign} ${durationWords(offset, inWeeks)}`,
  };
}

/** The name of a visit in a language, for one repetition; in English where the language is not there. */
export function nameIn(slot: VisitSlot, repetition: number, language: string): string {
  return filled(text(slot.definition.name, language), placesOf(slot, repetition));
}

/** The head over the visits of a cycle, `Cycle 2, standard`; null outside cycles. */
export function cycleHead({ group, cycle }: VisitSlot): string | null {
  return group === null ? null : filled(text(group.name), { cycle });
}

function placesOf(slot: VisitSlot, repetition: number): Readonly<Record<string, number>> {
  return { cycle: slot.cycle, k: repetition, n: distance(slot, repetition) };
}

/** How far a repetition is from its anchor, in the unit of its repeat. */
function distance(slot: VisitSlot, repetition: number): number {
  if (slot.timing === null || slot.repeat === null) return repetition;
  const { every } = slot.repeat;
  const offset = repeatedOffset(slot.timing.offset, every, repetition);
  if (every.months !== 0) return offset.months;
  if (every.days !== 0) return every.days % 7 === 0 ? offset.days / 7 : offset.days;
  return offset.hours;
}
