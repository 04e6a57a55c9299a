import type { ActivationView, StudyVersionView } from '@lutetia/shared/contract/views/amendments';
import type { SiteView } from '@lutetia/shared/contract/views/studies';
import type { Words } from '../../i18n/use-words.js';
import { dayWithYear } from '../../lib/dates.js';
import { activationOf, hasNewer, liveVersions } from './live-versions.js';

/** A site as it is offered to a version: what it works by now, or why it is not open to this one. */
export function siteWords(
  site: SiteView,
  version: string,
  versions: readonly StudyVersionView[],
  t: Words,
): string {
  const { code, name } = site;
  if (hasNewer(versions, code, version)) return t('activate.siteNewer', { site: code, name });
  const own = activationOf(versions, code, version);
  if (own !== null) {
    const key = own.remaining === 0 ? 'activate.siteHas' : 'activate.siteHasNotAll';
    return t(key, { site: code, name, day: dayWithYear(own.from), count: own.remaining });
  }
  const [now] = liveVersions(versions, [site]);
  return now === undefined
    ? t('activate.siteNone', { site: code, name })
    : t('activate.siteLive', { site: code, name, version: now.version });
}

/** What has been made live, at how many sites, and whom it moved. */
export function activatedWords({ version, from, sites, participants }: ActivationView, t: Words): string {
  const what = t('activate.done', { version, count: sites.length, day: dayWithYear(from) });
  const who =
    participants.length === 0
      ? t('activate.doneNew')
      : t('activate.doneParticipants', { count: participants.length });
  return `${what} ${who}`;
}
