import type { Words } from '../../i18n/use-words.js';
import type { ClosedSite } from './month-model.js';

/** `closed: bridge day`, `FR-10 closed: bridge day`. */
export function closedWords({ site, reason }: ClosedSite, t: Words): string {
  const words = site === null ? t('closed') : t('closedAt', { site });
  return reason === '' ? words : t('closedBecause', { words, reason });
}
