import type { Words } from '../../i18n/use-words.js';

/** The cycle as the filter names it; 0 is what belongs to none. */
export function cycleWords(cycle: number, t: Words): string {
  return cycle === 0 ? t('filter.noCycle') : t('filter.cycleNumber', { number: cycle });
}
