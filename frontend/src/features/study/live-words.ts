import type { Words } from '../../i18n/use-words.js';
import type { LiveVersion } from './live-versions.js';
import { sinceWords } from './since-words.js';

/** Fewer sites than this are named even when they are all there are. */
const MOST_NAMED = 4;

/**
 * `SE-01, SE-02 since 21 Nov 2026`, a phrase for each first day, the earliest first.
 *
 * @param siteCount - of the study: where a version is live at all of many, they are not named one by one
 */
export function liveWords(live: readonly LiveVersion[], siteCount: number, t: Words): readonly string[] {
  const days = [...new Set(live.map(({ from }) => from))].sort();
  return days.map((day) => {
    const codes = live.filter(({ from }) => from === day).map(({ site }) => site);
    const isAll = codes.length === siteCount && siteCount > MOST_NAMED;
    const sites = isAll ? t('facts.allSites', { count: siteCount }) : codes.join(', ');
    return t('liveAt', { sites, since: sinceWords(day, t) });
  });
}
