import type { DayHint } from '@lutetia/shared/schedule/site-days';
import { useWords, type Translate } from '../words.js';

interface HintedDay {
  readonly dayHint: DayHint | null;
}

/** That the site is closed on the day a visit is planned for, or that it lies at a weekend; null where neither is so. */
export function dayHintWords({ dayHint }: HintedDay, t: Translate): string | null {
  if (dayHint === null) return null;
  if (dayHint.kind === 'weekend') return t('date.weekend');
  const { reason } = dayHint;
  return reason === null ? t('date.siteClosed') : t('date.siteClosedFor', { reason });
}

/** The same for screens that have other words of their own. */
export function useDayHint(day: HintedDay): string | null {
  return dayHintWords(day, useWords());
}
