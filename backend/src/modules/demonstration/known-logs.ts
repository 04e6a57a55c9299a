import { addDays, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ItemValue } from '@lutetia/shared/forms/value';
import type { KnownAnswers } from './answers.js';

/** What courses have in their logs of adverse events and medication. */
export const LOG_ENTRIES = ['nausea', 'fatigue', 'platelets', 'octreotide', 'ondansetron'] as const;
export type LogEntry = (typeof LOG_ENTRIES)[number];

/** An entry as it stands in its form. */
export interface LoggedForm {
  readonly form: 'adverse-event' | 'medication';
  readonly answers: KnownAnswers;
}

/** @param day - of the visit at which it was told, `YYYY-MM-DD` */
export function loggedForm(entry: LogEntry, day: string): LoggedForm {
  const before = (days: number): ItemValue => ({ v: addDays(requireCalendarDay(day), -days) });
  switch (entry) {
    case 'nausea':
      return event({ ...ended(before(13), before(11)), ...term('Nausea', '1'), AECONTRT: { v: 'N' } });
    case 'fatigue':
      return event({ ...ongoing(before(10)), ...term('Fatigue', '1'), AECONTRT: { v: 'N' } });
    case 'platelets':
      return event({
        ...ongoing(before(0)),
        ...term('Platelet count decreased', '2'),
        AEREL: { v: 'RELATED' },
        AECONTRT: { v: 'N' },
      });
    case 'octreotide':
      return medicine(['Octreotide', 'SSA-LONG', 'TUMOUR', 'EVERY 4 WEEKS', 'INTRAMUSCULAR'], {
        CMDOSE: { v: '30', unit: 'mg' },
        CMPRIOR: { v: 'Y' },
        CMSTDAT: { v: addDays(requireCalendarDay(day), -900).slice(0, 7) },
        CMONGO: { v: 'Y' },
        CMLSTDAT: before(12),
      });
    case 'ondansetron':
      return medicine(['Ondansetron', 'ANTIEMETIC', 'PREVENTION', 'BID', 'ORAL'], {
        CMDOSE: { v: '8', unit: 'mg' },
        CMPRIOR: { v: 'N' },
        CMSTDAT: before(14),
        CMONGO: { v: 'N' },
        CMENDAT: before(12),
      });
  }
}

/** Not serious, and possibly of the radioligand, unless said otherwise. */
function event(answers: KnownAnswers): LoggedForm {
  const usual: KnownAnswers = {
    AEREL: { v: 'POSSIBLY RELATED' },
    AERELOTH: { v: 'NOT RELATED' },
    AERLPRC: { v: 'NOT RELATED' },
    AEACN: { v: 'DOSE NOT CHANGED' },
    AESER: { v: 'N' },
  };
  return { form: 'adverse-event', answers: { ...usual, ...answers } };
}

const term = (words: string, grade: string): KnownAnswers => ({
  AETERM: { v: words },
  AETOXGR: { v: grade },
});

const ongoing = (from: ItemValue): KnownAnswers => ({
  AESTDAT: from,
  AEONGO: { v: 'Y' },
  AEOUT: { v: 'NOT RECOVERED/NOT RESOLVED' },
});

const ended = (from: ItemValue, until: ItemValue): KnownAnswers => ({
  AESTDAT: from,
  AEONGO: { v: 'N' },
  AEENDAT: until,
  AEOUT: { v: 'RECOVERED/RESOLVED' },
});

function medicine(
  [name, kind, reason, frequency, route]: readonly [string, string, string, string, string],
  answers: KnownAnswers,
): LoggedForm {
  const said: KnownAnswers = {
    CMTRT: { v: name },
    CMCAT: { v: kind },
    CMINDC: { v: reason },
    CMDOSFRQ: { v: frequency },
    CMROUTE: { v: route },
  };
  return { form: 'medication', answers: { ...said, ...answers } };
}
