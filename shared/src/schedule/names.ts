import { repeatedOffset } from '../calendar/duration.js';
import type { SlotNames, VisitSlot } from '../study/compiled.js';
import { filled, text } from '../study/words.js';

/** A visit's names for one repetition: `M{n} imaging` becomes `M6 imaging`. */
export function slotNames(slot: VisitSlot, repetition: number): SlotNames {
  const known = slot.names.get(repetition);
  if (known !== undefined) return known;
  const places = { cycle: slot.cycle, k: repetition, n: distance(slot, repetition) };
  const made = {
    name: filled(text(slot.definition.name), places),
    shortName: filled(text(slot.definition.shortName), places),
  };
  slot.names.set(repetition, made);
  return made;
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
