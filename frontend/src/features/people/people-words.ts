import type { PersonMembershipView } from '@lutetia/shared/contract/views/people';
import type { Words } from '../../i18n/use-words.js';
import { dayWithYear } from '../../lib/dates.js';

/** `Monitor, ReLUTH, all sites`, with the first day while it is to come and the last once there is one. */
export function membershipWords(
  membership: PersonMembershipView,
  studyName: (code: string) => string,
  t: Words,
): string {
  const { role, study, site, from, to } = membership;
  const place = study === null ? [t('allStudies')] : [studyName(study), site ?? t('topBar.allSites')];
  const named = [t(`role.${role}`), ...place].join(', ');
  const isToCome = from > new Date().toISOString().slice(0, 10);
  const words = isToCome ? t('from', { membership: named, day: dayWithYear(from) }) : named;
  return to === null ? words : t('until', { membership: words, day: dayWithYear(to) });
}
