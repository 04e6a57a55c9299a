import type { SecurityEventView } from '@lutetia/shared/contract/views/people';
import type { Words } from '../../i18n/use-words.js';
import { dayWithYear } from '../../lib/dates.js';

/** Which role an entry is about, where, and from when to when: `Monitor, ReLUTH: FR-10`; null for an entry about none. */
export function roleWords(
  details: SecurityEventView['details'],
  studyName: (code: string) => string,
  t: Words,
): string | null {
  const { role, study, site, from, to } = details;
  if (typeof role !== 'string') return null;
  const sites = typeof site === 'string' ? site : t('topBar.allSites');
  const place = typeof study === 'string' ? `${studyName(study)}: ${sites}` : t('all-studies');
  return [t(`role.${role}`), place, ...daysWords(from, to, t)].join(', ');
}

/** A role ended on its first day or before it has a last day that lies before its first. */
function daysWords(from: unknown, to: unknown, t: Words): readonly string[] {
  const words = typeof from === 'string' ? [t('from', { day: dayWithYear(from) })] : [];
  if (typeof to !== 'string') return words;
  const isTakenBack = typeof from === 'string' && to < from;
  return [...words, isTakenBack ? t('taken-back') : t('until', { day: dayWithYear(to) })];
}
