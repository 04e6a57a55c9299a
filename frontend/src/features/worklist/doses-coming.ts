import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';
import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import type { Words } from '../../i18n/use-words.js';
import { dayText, shortDay } from '../../lib/dates.js';

type DoseLine = Pick<WorklistItemView, 'kind' | 'cycle' | 'isDose'>;

/** A dose visit: the treatment visit of a cycle that moves the others. */
export function isDose(item: DoseLine): boolean {
  return item.kind === 'treatment' && item.cycle > 0 && item.isDose === true;
}

export function plannedDay({ planned, target }: Pick<WorklistItemView, 'planned' | 'target'>): string | null {
  return planned ?? target;
}

type DoseAhead = Pick<AdministrationAheadView, 'day' | 'provisional' | 'isEarliest'>;

/** When a dose ahead is to be given, and how sure that is. */
export function doseDayText({ day, provisional, isEarliest }: DoseAhead, today: string, t: Words): string {
  if (day < today) return t('aside.dueSince', { day: shortDay(day, today) });
  const text = day === today ? t('today') : dayText(day, today);
  if (isEarliest) return t('aside.earliest', { day: text });
  return provisional ? t('aside.provisional', { day: text }) : text;
}

type DoseToOrder = Pick<AdministrationAheadView, 'isToOrder' | 'plannedActivityGBq' | 'plannedActivity'>;

/** What to order: `7.4 GBq`, `200 mCi (7.4 GBq)` where the study counts otherwise, or that nothing is to be ordered. */
export function orderWords(dose: DoseToOrder, t: Words): string {
  const { isToOrder, plannedActivityGBq, plannedActivity } = dose;
  if (!isToOrder) return t('home.nothingToOrder');
  if (plannedActivityGBq === null) return t('home.noActivity');
  const own = `${plannedActivityGBq} GBq`;
  return plannedActivity === null ? own : `${plannedActivity.value} ${plannedActivity.unit} (${own})`;
}
