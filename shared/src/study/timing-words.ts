import { durationWords, isBackwards, parseDuration, type Duration } from '../calendar/duration.js';
import type { DurationText } from './definition-text.js';
import type { CycleDefinition, RepeatDefinition, TimingDefinition } from './visit-definition.js';

const NONE: Duration = { months: 0, days: 0, hours: 0 };

/** A duration of a definition in words, weeks as weeks: `8 weeks`. */
export function durationTextWords(text: DurationText): string {
  const duration = parseDuration(text);
  return duration === null ? text : durationWords(duration, text.includes('W'));
}

/** What a code is called; without it, the code itself. */
type Naming = (code: string) => string;
const AS_IT_IS: Naming = (code) => code;

/** `dose + 2 weeks`, `randomisation`, `dose − 5 days`. */
export function timingWords({ relativeTo, offset }: TimingDefinition, naming = AS_IT_IS): string {
  const duration = parseDuration(offset) ?? NONE;
  const isNow = duration.months === 0 && duration.days === 0 && duration.hours === 0;
  const anchor = naming(relativeTo);
  return isNow ? anchor : `${anchor} ${isBackwards(duration) ? '−' : '+'} ${durationTextWords(offset)}`;
}

/** `1 week before to 2 weeks after`, `1 week either side`, `up to 4 weeks after`, `no window`. */
export function windowWords({ window }: TimingDefinition): string {
  if (window === undefined) return 'no window';
  const { before = 'P0D', after = 'P0D' } = window;
  if (before === after) return `${durationTextWords(before)} either side`;
  if (before === 'P0D') return `up to ${durationTextWords(after)} after`;
  return after === 'P0D'
    ? `up to ${durationTextWords(before)} before`
    : `${durationTextWords(before)} before to ${durationTextWords(after)} after`;
}

/** `every 3 months, 10 times`, `every 2 months until progression`. */
export function repeatWords(
  repeat: RepeatDefinition | undefined,
  naming = AS_IT_IS,
  conditionWords = AS_IT_IS,
): string {
  if (repeat === undefined) return 'once';
  const { every, count, until, untilDay, atMost } = repeat;
  const ends = [
    count === undefined ? null : `${count} times`,
    until === undefined ? null : `until ${naming(until)}`,
    untilDay === undefined ? null : `until ${timingWords(untilDay, naming)}`,
    repeat.while === undefined ? null : `while ${conditionWords(repeat.while)}`,
    atMost === undefined ? null : `at most ${atMost} times`,
  ].filter((end) => end !== null);
  return [`every ${durationTextWords(every)}`, ...ends].join(', ');
}

/** `4 cycles`, `cycles while the rule holds, at most 12`. */
export function cycleCountWords(
  { count, while: rule, atMost, expected }: CycleDefinition,
  conditionWords = AS_IT_IS,
): string {
  if (count !== undefined) return `${count} ${count === 1 ? 'cycle' : 'cycles'}`;
  const most = atMost === undefined ? '' : `, at most ${atMost}`;
  const shown = expected === undefined ? '' : `, ${expected} expected`;
  return `cycles while ${rule === undefined ? 'nothing says how many' : conditionWords(rule)}${shown}${most}`;
}
