import { isBackwards, parseDuration, repeatedOffset, type Duration } from '../calendar/duration.js';
import { shortDuration } from '../schedule/day-words.js';
import type { StudyDefinition } from './definition.js';
import type { ProtocolTiming } from './protocol-types.js';
import { lowered } from './condition-words.js';
import { visitPlaces } from './references.js';
import { durationTextWords, windowWords } from './timing-words.js';
import type {
  CycleDefinition,
  RepeatDefinition,
  TimingDefinition,
  VisitDefinition,
} from './visit-definition.js';
import { text } from './words.js';

const NOWHERE: Duration = { months: 0, days: 0, hours: 0 };
const FIXED: Readonly<Record<string, string>> = {
  screening: 'enrolment',
  dose: 'the dose',
  administration: 'the last dose given',
  amendment: 'the day of coming under this version',
};

/** Names what a timing counts from, as it stands inside a sentence. */
export function anchorNames(definition: StudyDefinition): (relativeTo: string) => string {
  const milestones = new Map(definition.milestones.map(({ code, name }) => [code, lowered(text(name))]));
  const visits = new Map(visitPlaces(definition).map(({ visit }) => [visit.code, plainName(visit)]));
  return (relativeTo) =>
    FIXED[relativeTo] ??
    milestones.get(relativeTo) ??
    lowered(visits.get(relativeTo.replace(/^visit:/u, '')) ?? relativeTo);
}

/** A timing in a sentence, and as it fits under the head of a column. */
export function protocolTiming(
  timing: TimingDefinition,
  anchor: (relativeTo: string) => string,
  which: ProtocolTiming['which'] = 'only',
): ProtocolTiming {
  const { relativeTo, offset, window, source, assumed } = timing;
  const duration = parseDuration(offset) ?? NOWHERE;
  const isNow = duration.months === 0 && duration.days === 0 && duration.hours === 0;
  const direction = isBackwards(duration) ? 'before' : 'after';
  return {
    which,
    words: isNow
      ? `on the day of ${anchor(relativeTo).replace(/^the day of /u, '')}`
      : `${durationTextWords(offset.replace(/^-/u, ''))} ${direction} ${anchor(relativeTo)}`,
    window: window === undefined ? null : windowWords(timing),
    shortOffset: isNow ? '0 d' : `${isBackwards(duration) ? '−' : '+'}${shortDuration(duration)}`,
    shortWindow: window === undefined ? null : shortWindow(window),
    source: source ?? null,
    assumed: assumed ?? null,
  };
}

/** When the doses of a group of cycles fall: once, or the first and each further one. */
export function doseTimings(
  group: CycleDefinition,
  anchor: (relativeTo: string) => string,
): readonly ProtocolTiming[] {
  const [first, next] = [
    protocolTiming(group.first, anchor, 'first'),
    protocolTiming(group.next, anchor, 'next'),
  ];
  const isSame = JSON.stringify({ ...first, which: '' }) === JSON.stringify({ ...next, which: '' });
  return group.count === 1 || isSame ? [{ ...first, which: 'only' }] : [first, next];
}

/** `every 2 months until progression`; a visit that happens once has none. */
export function repeatSentence(
  repeat: RepeatDefinition,
  anchor: (relativeTo: string) => string,
  condition: (text: string) => string,
): string {
  const { every, count, until, untilDay, atMost } = repeat;
  const ends = [
    count === undefined ? null : `${count} times`,
    until === undefined ? null : `until ${anchor(until)}`,
    untilDay === undefined ? null : `until ${protocolTiming(untilDay, anchor).words}`,
    repeat.while === undefined ? null : `as long as ${condition(repeat.while)}`,
    atMost === undefined ? null : `at most ${atMost} times`,
  ].filter((end) => end !== null);
  return [`every ${durationTextWords(every)}`, ...ends].join(', ');
}

/** A visit's name without the number of its cycle, which its group says: `Cycle {cycle} bloods` becomes `Bloods`. */
export function plainName(visit: VisitDefinition): string {
  return withoutPlaces(text(visit.name), visit);
}

/** The same for the head of a column. */
export function plainShortName(visit: VisitDefinition): string {
  return withoutPlaces(text(visit.shortName), visit);
}

function withoutPlaces(template: string, visit: VisitDefinition): string {
  const plain = template
    .replace(/\bcycle \{cycle\}\s*/giu, '')
    .replace(/\S*\{[nk]\}\S*/gu, (word) => repetitionWords(word, visit))
    .replace(/\{cycle\}/gu, '')
    .trim();
  return plain === '' ? visit.code : plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** `M{n}` of a visit every two months: `M2, M4 …`, and where its end is counted, `M6 to M60`. */
function repetitionWords(word: string, { timing, repeat }: VisitDefinition): string {
  const [offset, every] = [parseDuration(timing?.offset ?? ''), parseDuration(repeat?.every ?? '')];
  if (repeat === undefined || offset === null || every === null)
    return word.replace(/\{n\}/gu, 'n').replace(/\{k\}/gu, '1');
  const at = (k: number): string =>
    word.replace(/\{k\}/gu, String(k)).replace(/\{n\}/gu, String(distance(offset, every, k)));
  if (repeat.count !== undefined) return repeat.count === 1 ? at(1) : `${at(1)} to ${at(repeat.count)}`;
  return `${at(1)}, ${at(2)} …`;
}

function distance(offset: Duration, every: Duration, k: number): number {
  const { months, days, hours } = repeatedOffset(offset, every, k);
  if (every.months !== 0) return months;
  if (every.days !== 0) return every.days % 7 === 0 ? days / 7 : days;
  return hours;
}

function shortWindow({ before, after }: NonNullable<TimingDefinition['window']>): string {
  const short = (duration: string | undefined): string =>
    shortDuration(parseDuration(duration ?? '') ?? NOWHERE);
  if (before === after) return `±${short(before)}`;
  const early = before === undefined ? '' : `−${short(before)}`;
  const late = after === undefined ? '' : `+${short(after)}`;
  return `${early} ${late}`.trim();
}
