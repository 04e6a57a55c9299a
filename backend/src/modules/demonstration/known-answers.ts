import { addDays, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { KnownAnswers } from './answers.js';
import type { Life } from './lives.js';

/** What a form must say because the course says so, whatever chance would answer. */
export function knownAnswers(
  form: string,
  life: Life,
  visit: Pick<ScheduleItemView, 'code' | 'repetition'>,
  day: string,
  number: string,
): KnownAnswers {
  switch (form) {
    case 'consent':
      return { RFICDAT: { v: day }, ICVER: { v: '1.0' }, DOSISUB: { v: life.dosimetry ? 'Y' : 'N' } };
    case 'demography':
      return { SEX: { v: life.sex }, BRTHYR: { v: String(life.yearOfBirth) } };
    case 'inclusion':
      return { INCLDAT: { v: day }, INCLYN: { v: 'Y' } };
    case 'randomisation':
      return { RANDDAT: { v: day }, ARMCD: { v: life.arm }, RANDNO: { v: `R-${number}` } };
    case 'administration':
      return infusion(day);
    case 'overall-response':
      return { RSDAT: { v: day }, OVRLRESP: { v: responseAt(life, visit) } };
    case 'ecog':
      return { ECOG: { v: life.yearOfBirth < 1955 ? '1' : '0' } };
    case 'vital-signs':
      return { HEIGHT: { v: life.sex === 'F' ? '164' : '176', unit: 'cm' } };
    case 'medical-history':
      return earlierCourse(requireCalendarDay(day));
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

/** An infusion of half an hour in the middle of the morning. */
function infusion(day: string): KnownAnswers {
  const offset = parisOffset(day);
  return {
    EXOCCUR: { v: 'Y' },
    EXSTDTC: { v: `${day}T10:30${offset}` },
    EXENDTC: { v: `${day}T11:05${offset}` },
    AASTDTC: { v: `${day}T09:55${offset}` },
    AAENDTC: { v: `${day}T14:20${offset}` },
  };
}

/** `+01:00` or `+02:00`: the offset in France on a day at noon. */
export function parisOffset(day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit' }).format(noon);
  return hour === '14' ? '+02:00' : '+01:00';
}

function responseAt(life: Life, visit: Pick<ScheduleItemView, 'code' | 'repetition'>): string {
  if (visit.code === 'ASM') return life.gate === 'progression' ? 'PD' : 'SD';
  const progression = life.events.find((event) => event.kind === 'progression');
  if (progression !== undefined && visit.code === 'IM') {
    return visit.repetition >= progression.imaging ? 'PD' : 'SD';
  }
  return life.yearOfBirth % 5 === 0 ? 'PR' : 'SD';
}
