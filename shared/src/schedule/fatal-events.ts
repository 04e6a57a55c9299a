import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { CompiledStudy } from '../study/compiled.js';
import { dayOf, textOf } from './dated-forms.js';
import { longDay } from './day-words.js';
import type { FormRecord } from './records.js';
import type { FatalEvent, ParticipantFacts } from './types.js';

/** Items of an adverse event every study asks under these names (CDASHIG 2.3, domain AE). */
const EVENT = { name: 'AETERM', outcome: 'AEOUT', grade: 'AETOXGR', until: 'AEENDAT' } as const;

/** The fatal events of a participant, in the order of their forms. */
export function fatalEvents(complete: readonly FormRecord[], timeZone: string): readonly FatalEvent[] {
  return complete.flatMap(({ visit, values }) => {
    const name = visit === null ? textOf(values, EVENT.name) : null;
    // CTCAE 5.0: grade 5 is death related to the event.
    const isFatal = textOf(values, EVENT.outcome) === 'FATAL' || textOf(values, EVENT.grade) === '5';
    if (name === null || !isFatal) return [];
    return [{ name, on: dayOf(values, EVENT.until, timeZone) }];
  });
}

/** A fatal event of somebody whose death is not recorded. */
export interface DeathToRecord {
  /** Code of the milestone to record. */
  readonly milestone: string;
  /** As written: `Septic shock`. */
  readonly event: string;
}

/** The first fatal event while no death is recorded; null otherwise, and where the study records no deaths. */
export function deathToRecord(study: CompiledStudy, facts: ParticipantFacts): DeathToRecord | null {
  const milestone = study.definition.milestones.find(({ kind }) => kind === 'death');
  const [event] = facts.fatalEvents;
  if (milestone === undefined || event === undefined || facts.isEnrolledInError) return null;
  if (isDeathRecorded(facts)) return null;
  return { milestone: milestone.code, event: event.name };
}

function isDeathRecorded({ milestones }: ParticipantFacts): boolean {
  return milestones.some(({ kind }) => kind === 'death');
}

/** Why a dose was given to nobody alive, though no death is recorded; null where nothing says so. */
export function whyAfterFatalEvent(facts: ParticipantFacts, dose: DayNumber): string | null {
  if (isDeathRecorded(facts)) return null;
  for (const { name, on } of facts.fatalEvents) {
    if (on === null || toDayNumber(on) >= dose) continue;
    return `although “${name}” was fatal on ${longDay(toDayNumber(on))} and no death is recorded`;
  }
  return null;
}
