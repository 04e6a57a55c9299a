import type { CalendarDay } from '../calendar/types.js';
import type { Limits } from './limits.js';

/** The most characters a range may name the document with it was taken from. */
export const SOURCE_CHARACTERS = 400;

/** What a laboratory says is ordinary for one analyte, for whom and from when. */
export interface ReferenceRange extends Limits {
  readonly id: string;
  /** As items name it: `HGB`. */
  readonly analyte: string;
  /** Null for everybody. */
  readonly sex: 'F' | 'M' | null;
  /** Completed years of age on the day of the sample, both inside; null is open. */
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  /** The first and the last day of a sample it holds for; null while it holds. */
  readonly validFrom: CalendarDay;
  readonly validTo: CalendarDay | null;
}

/** Whose sample it is. */
export interface SampleOf {
  /** `F`, `M`, `U`, or null while nobody said. */
  readonly sex: string | null;
  readonly yearOfBirth: number | null;
  /** The day of the sample. */
  readonly day: CalendarDay | null;
}

/** The range that holds, or what is not known that would decide; `none` where the laboratory stated no range. */
export type RangeChoice<Range extends ReferenceRange = ReferenceRange> =
  | { readonly kind: 'range'; readonly range: Range }
  | { readonly kind: 'unknown'; readonly missing: 'day' | 'sex' | 'age' }
  | { readonly kind: 'none' };

/**
 * The range of a sample: that which was valid on its day, for this sex and age.
 *
 * Of the birth the year alone is known, so on most days two ages are possible. A range is used only where it holds for
 * both; where a birthday within the year decides, the answer is that the age is not known.
 */
export function rangeFor<Range extends ReferenceRange>(
  ranges: readonly Range[],
  analyte: string,
  sample: SampleOf,
): RangeChoice<Range> {
  const of = ranges.filter((range) => range.analyte === analyte);
  if (of.length === 0) return { kind: 'none' };
  const { day } = sample;
  if (day === null) return { kind: 'unknown', missing: 'day' };
  const valid = of.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
  );
  const ages = agesOn(sample.yearOfBirth, day);
  const possible = valid.filter(
    (range) => mayBeOfSex(range, sample.sex) && (ages === null || ages.some((age) => isOfAge(range, age))),
  );
  const [only] = possible;
  if (only === undefined) return { kind: 'none' };
  if (only.sex !== null && only.sex !== sample.sex) return { kind: 'unknown', missing: 'sex' };
  const holds = ages === null ? !hasAges(only) : ages.every((age) => isOfAge(only, age));
  if (possible.length > 1 || !holds)
    return { kind: 'unknown', missing: possible.some((range) => range.sex !== only.sex) ? 'sex' : 'age' };
  return { kind: 'range', range: only };
}

function mayBeOfSex({ sex }: ReferenceRange, of: string | null): boolean {
  return sex === null || sex === of || (of !== 'F' && of !== 'M');
}

function isOfAge({ ageFrom, ageTo }: ReferenceRange, age: number): boolean {
  return (ageFrom === null || age >= ageFrom) && (ageTo === null || age <= ageTo);
}

function hasAges({ ageFrom, ageTo }: ReferenceRange): boolean {
  return ageFrom !== null || ageTo !== null;
}

/** Before the birthday one is a year younger; on 31 December everybody has had it. */
function agesOn(yearOfBirth: number | null, day: CalendarDay): readonly number[] | null {
  if (yearOfBirth === null) return null;
  const reached = Number(day.slice(0, 4)) - yearOfBirth;
  return day.endsWith('-12-31') ? [reached] : [reached - 1, reached];
}

/** A range of the same analyte that would hold for some of the same samples; null where there is none. */
export function overlappingRange<Range extends ReferenceRange>(
  ranges: readonly Range[],
  candidate: Omit<ReferenceRange, 'id' | keyof Limits>,
): Range | null {
  return (
    ranges.find(
      (range) =>
        range.analyte === candidate.analyte &&
        (range.sex === null || candidate.sex === null || range.sex === candidate.sex) &&
        meet(range.ageFrom, range.ageTo, candidate.ageFrom, candidate.ageTo) &&
        meet(range.validFrom, range.validTo, candidate.validFrom, candidate.validTo) &&
        !wasNeverValid(range),
    ) ?? null
  );
}

/** True of a range that was taken back: it ended before it began. */
export function wasNeverValid({
  validFrom,
  validTo,
}: Pick<ReferenceRange, 'validFrom' | 'validTo'>): boolean {
  return validTo !== null && validTo < validFrom;
}

/** Whether two stretches with both edges inside have a point in common; null is open. */
function meet<Edge extends number | string>(
  from: Edge | null,
  to: Edge | null,
  otherFrom: Edge | null,
  otherTo: Edge | null,
): boolean {
  return (
    (from === null || otherTo === null || from <= otherTo) &&
    (otherFrom === null || to === null || otherFrom <= to)
  );
}
