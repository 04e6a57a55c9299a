import type { ReferenceRangeView } from '@lutetia/shared/contract/views/laboratories';
import { wasNeverValid, type ReferenceRange } from '@lutetia/shared/laboratory/reference-range';
import type { Words } from '../../i18n/use-words.js';
import { dayWithYear } from '../../lib/dates.js';

/** Whom a range is for: `Women, 18 to 64 years`. */
export function rangeOf(
  { sex, ageFrom, ageTo }: Pick<ReferenceRange, 'sex' | 'ageFrom' | 'ageTo'>,
  t: Words,
): string {
  const who = t(`who.${sex ?? 'all'}`);
  if (ageFrom === null && ageTo === null) return who;
  if (ageTo === null) return t('ages.from', { who, from: ageFrom });
  return ageFrom === null
    ? t('ages.to', { who, to: ageTo })
    : t('ages.both', { who, from: ageFrom, to: ageTo });
}

/** Since when and until when: `since 1 Jan 2020`, `1 Jan 2020 to 30 Jun 2025`, `taken back`. */
export function validityOf(range: ReferenceRange, t: Words): string {
  const { validFrom, validTo } = range;
  if (wasNeverValid(range)) return t('validity.takenBack', { from: dayWithYear(validFrom) });
  if (validTo === null) return t('validity.since', { from: dayWithYear(validFrom) });
  return t('validity.both', { from: dayWithYear(validFrom), to: dayWithYear(validTo) });
}

/** Whether a range holds on a day or will hold after it; any other is history. */
export function isCurrent(range: ReferenceRange, today: string): boolean {
  return range.validTo === null || (range.validTo >= today && !wasNeverValid(range));
}

/** Ranges in the order of the analytes, current ones before those that ended, the newest first. */
export function rangesInOrder(
  ranges: readonly ReferenceRangeView[],
  analytes: readonly { readonly code: string }[],
): readonly ReferenceRangeView[] {
  const place = new Map(analytes.map(({ code }, index) => [code, index]));
  const placeOf = ({ analyte }: ReferenceRange): number => place.get(analyte) ?? analytes.length;
  const whom = ({ sex, ageFrom }: ReferenceRange): string =>
    `${sex ?? ''}${String(ageFrom ?? 0).padStart(3, '0')}`;
  return [...ranges].sort(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      whom(a).localeCompare(whom(b)) ||
      (a.validFrom === b.validFrom ? 0 : a.validFrom < b.validFrom ? 1 : -1),
  );
}
