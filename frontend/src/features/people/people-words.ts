import type { PersonMembershipView } from '@lutetia/shared/contract/views/people';
import type { Words } from '../../i18n/use-words.js';
import { dayWithYear } from '../../lib/dates.js';

/** `Monitor, ReLUTH, all sites`, with the last day once there is one. */
export function membershipWords(
  membership: PersonMembershipView,
  studyName: (code: string) => string,
  t: Words,
): string {
  const { role, study, site, to } = membership;
  const place = study === null ? [t('allStudies')] : [studyName(study), site ?? t('topBar.allSites')];
  const words = [t(`role.${role}`), ...place].join(', ');
  return to === null ? words : t('until', { membership: words, day: dayWithYear(to) });
}
