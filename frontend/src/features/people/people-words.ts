import type { PersonMembershipView } from '@lutetia/shared/contract/views/people';
import type { Words } from '../../i18n/use-words.js';
import { dayWithYear } from '../../lib/dates.js';

/** `Monitor, ReLUTH: all sites`, with the first day while it is to come and the last once there is one. */
export function membershipWords(
  membership: PersonMembershipView,
  studyName: (code: string) => string,
  t: Words,
): string {
  return spanWords([membership], studyName, t);
}

/** A person's roles, the sites of one role in one study and for one time together: `Investigator, ReLUTH: FR-10, FR-12`. */
export function rolesWords(
  memberships: readonly PersonMembershipView[],
  studyName: (code: string) => string,
  t: Words,
): readonly string[] {
  const groups = new Map<string, PersonMembershipView[]>();
  for (const membership of memberships) {
    const { role, study, from, to } = membership;
    const isTakenBack = to !== null && to < from;
    const first = isTakenBack || from > utcToday() ? from : '';
    const key = JSON.stringify([role, study, first, to]);
    groups.set(key, [...(groups.get(key) ?? []), membership]);
  }
  return [...groups.values()].map((group) => spanWords(group, studyName, t));
}

/** Memberships that differ in their site only. */
function spanWords(
  group: readonly PersonMembershipView[],
  studyName: (code: string) => string,
  t: Words,
): string {
  const [membership] = group;
  if (membership === undefined) return '';
  const { role, study, from, to } = membership;
  const isEverywhere = group.some(({ site }) => site === null);
  const sites = isEverywhere
    ? t('topBar.allSites')
    : [...new Set(group.map(({ site }) => site))].sort().join(', ');
  const place = study === null ? t('allStudies') : `${studyName(study)}: ${sites}`;
  const named = `${t(`role.${role}`)}, ${place}`;
  if (to !== null && to < from) return t('takenBack', { membership: named, day: dayWithYear(from) });
  const words = from > utcToday() ? t('from', { membership: named, day: dayWithYear(from) }) : named;
  return to === null ? words : t('until', { membership: words, day: dayWithYear(to) });
}

function utcToday(): string {
  return new Date().toISOString().slice(0, 10);
}
