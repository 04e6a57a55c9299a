import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import { dayOf, textOf } from './dated-forms.js';
import { longDay } from './day-words.js';
import type { FormRecord } from './records.js';
import type { FatalEvent, ParticipantFacts } from './types.js';

/** Items of an adverse event every study asks under these names (CDASHIG 2.3, domain AE). */
const EVENT = { name: 'AETERM', outcome: 'AEOUT', grade: 'AETOXGR', until: 'AEENDAT' } as const;

/** The fatal events of a participant whose last day is wholly known, in the order of their forms. */
export function fatalEvents(complete: readonly FormRecord[], timeZone: string): readonly FatalEvent[] {
  return complete.flatMap(({ visit, values }) => {
    const name = visit === null ? textOf(values, EVENT.name) : null;
    // CTCAE 5.0: grade 5 is death related to the event.
    const isFatal = textOf(values, EVENT.outcome) === 'FATAL' || textOf(values, EVENT.grade) === '5';
    const on = isFatal ? dayOf(values, EVENT.until, timeZone) : null;
    return name === null || on === null ? [] : [{ name, on }];
  });
}

/** Why a dose was given to nobody alive, though no death is recorded; null where nothing says so. */
export function whyAfterFatalEvent(
  { fatalEvents: events, milestones }: ParticipantFacts,
  dose: DayNumber,
): string | null {
  if (milestones.some(({ kind }) => kind === 'death')) return null;
  const event = events.find(({ on }) => toDayNumber(on) < dose);
  if (event === undefined) return null;
  return `although “${event.name}” was fatal on ${longDay(toDayNumber(event.on))} and no death is recorded`;
}
