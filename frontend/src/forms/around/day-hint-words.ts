import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { Translate } from '../words.js';

/** That the site is closed on the day a visit is planned for, or that it lies at a weekend; null where neither is so. */
export function dayHintWords({ dayHint }: Pick<ScheduleItemView, 'dayHint'>, t: Translate): string | null {
  if (dayHint === null) return null;
  if (dayHint.kind === 'weekend') return t('date.weekend');
  const { reason } = dayHint;
  return reason === null ? t('date.siteClosed') : t('date.siteClosedFor', { reason });
}
