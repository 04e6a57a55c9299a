import type { Words } from '../../i18n/use-words.js';
import { dayWithYear } from '../../lib/dates.js';

/** First day of versions that hold for whatever was recorded before them. */
const FROM_THE_START = '2000-01-01';

/** `since 21 Nov 2026`; a first version holds from the start of the study. */
export function sinceWords(day: string, t: Words): string {
  return day <= FROM_THE_START ? t('sinceStart') : t('since', { day: dayWithYear(day) });
}
