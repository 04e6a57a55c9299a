import type { SiteCalendarChangeView } from '@lutetia/shared/contract/views/site-calendars';
import type { Words } from '../../i18n/use-words.js';

/** `12 visits of 5 participants move.`; once it is saved, that they moved. */
export function movedWords(change: SiteCalendarChangeView, t: Words): string {
  const count = movedVisits(change);
  if (count === 0) return t(change.preview ? 'nobody' : 'nobodyMoved');
  return t(change.preview ? 'moves' : 'moved', {
    count,
    who: t('who', { count: change.participants.length }),
  });
}

/** How many visits move, over all participants. */
export function movedVisits({ participants }: SiteCalendarChangeView): number {
  return participants.reduce((sum, { moves }) => sum + moves.length, 0);
}
