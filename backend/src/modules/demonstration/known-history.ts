import { addDays } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { KnownAnswers } from './answers.js';

/** What forms say that look back from a day: what was before the trial, and since the visit before. */
export function historyAnswers(
  form: string,
  day: CalendarDay,
  { code }: Pick<ScheduleItemView, 'code'>,
): KnownAnswers {
  const before = (days: number): { readonly v: string } => ({ v: addDays(day, -days) });
  switch (form) {
    case 'medical-history':
      return earlierCourse(day);
    case 'net-history':
      return { DIAGDAT: before(1500) };
    case 'nen-history':
      return { DIAGDAT: before(1500), PDDAT: before(60) };
    case 'meningioma-history':
      return { DIAGDAT: before(3000), SURGDAT: before(2950), EBRTDAT: before(1400), PDDAT: before(60) };
    case 'tumour-baseline':
      return { PDREFDAT: before(120) };
    case 'neurological-status':
      return { NESTATE: { v: code === 'SCR' ? 'BASELINE' : 'SAME' } };
    case 'capecitabine-taken':
      return { CAPENDAT: before(7) };
    default:
      return {};
  }
}

/** Four cycles of a first treatment that held the disease for two years, with octreotide since. */
function earlierCourse(day: CalendarDay): KnownAnswers {
  const before = (days: number): { readonly v: string } => ({ v: addDays(day, -days) });
  return {
    DIAGDAT: before(2200),
    PRCYC: { v: '4' },
    PRCUMACT: { v: '29.5', unit: 'GBq' },
    PRSTDAT: before(1150),
    PRENDAT: before(970),
    PRRESP: { v: 'SD' },
    PRCTRLM: { v: '26', unit: 'mo' },
    KI67: { v: '4', unit: '%' },
    PDDAT: before(45),
    CMTRT: { v: 'Octreotide' },
    CMSTDAT: before(1100),
  };
}
