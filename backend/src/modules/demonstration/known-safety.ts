import { addDays, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ItemValue } from '@lutetia/shared/forms/value';
import type { KnownAnswers } from './answers.js';

/** When and of whom a form is filled in, as far as these answers depend on it. */
export interface Asked {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** From UTC, `+02:00`. */
  readonly offset: string;
  readonly yearOfBirth: number;
}

const AFTER_MENOPAUSE = 55;

/** What examinations, the way of a dose and the logs say, where chance would not fit together. */
export function safetyAnswers(form: string, { day, offset, yearOfBirth }: Asked): KnownAnswers {
  const before = (days: number): ItemValue => ({ v: addDays(requireCalendarDay(day), -days) });
  const at = (time: string, days = 0): ItemValue => ({
    v: `${addDays(requireCalendarDay(day), days)}T${time}${offset}`,
  });
  switch (form) {
    case 'radiopharmaceutical':
      return delivery(at);
    case 'unused-dose':
      return { DARETDTC: at('11:30') };
    case 'somatostatin-analogue':
      return { SSALDAT: before(35), SSALNDTC: at('17:00') };
    case 'sstr-pet':
      return { SSALDAT: before(28), SSASDTC: at('18:00', -1), LIVRUPT: { v: 'ABOVE' } };
    case 'pregnancy-test':
      return { CHILDPOT: { v: Number(day.slice(0, 4)) - yearOfBirth < AFTER_MENOPAUSE ? 'Y' : 'N' } };
    case 'pregnancy':
      return { PREGLMP: before(80), PREGEDD: before(-200), PREGSPON: at('07:30') };
    case 'adverse-event':
      return {
        AESTDAT: before(20),
        AEONGO: { v: 'N' },
        AEENDAT: before(13),
        AETOXGR: { v: '1' },
        AESER: { v: 'N' },
      };
    case 'medication':
      return { CMSTDAT: before(900), CMLSTDAT: before(12) };
    default:
      return {};
  }
}

/** Calibrated before it arrives, released and measured before the infusion at half past ten. */
function delivery(at: (time: string, days?: number) => ItemValue): KnownAnswers {
  return {
    DACALDTC: at('08:00'),
    DARCVDTC: at('08:30'),
    DAEXPDTC: at('20:00', 2),
    DARELDTC: at('09:45'),
    DAMEADTC: at('10:00'),
  };
}
