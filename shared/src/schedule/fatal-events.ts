import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { FormValues } from '../forms/value.js';
import type { CompiledStudy } from '../study/compiled.js';
import { text } from '../study/words.js';
import { dayOf, textOf } from './dated-forms.js';
import { longDay } from './day-words.js';
import type { FormRecord } from './records.js';
import type { FatalEvent, ParticipantFacts } from './types.js';

/** Items of an adverse event every study asks under these names (CDASHIG 2.3, domain AE). */
const EVENT = { name: 'AETERM', outcome: 'AEOUT', grade: 'AETOXGR', until: 'AEENDAT' } as const;

/** Whether an adverse event says that it was fatal, complete or not. CTCAE 5.0: grade 5 is death related to the event. */
export function isFatal(values: FormValues): boolean {
  return textOf(values, EVENT.outcome) === 'FATAL' || textOf(values, EVENT.grade) === '5';
}

/** Whether a save changes what is told of a fatal event, be it in a draft. */
export function changesFatalEvent(before: FormValues, after: FormValues): boolean {
  if (!isFatal(before) && !isFatal(after)) return false;
  return isFatal(before) !== isFatal(after) || textOf(before, EVENT.name) !== textOf(after, EVENT.name);
}

/** The fatal events of a participant, those of completed forms first, each in the order of their forms. */
export function fatalEvents(
  study: CompiledStudy,
  forms: readonly FormRecord[],
  timeZone: string,
): readonly FatalEvent[] {
  const events = forms.flatMap(({ id = null, form, visit, state, values }): FatalEvent[] => {
    const definition = study.forms.get(form);
    const isEvent = visit === null && definition?.items.has(EVENT.name) === true;
    if (!isEvent || !isFatal(values)) return [];
    const name = textOf(values, EVENT.name) ?? text(definition.definition.name);
    return [{ formId: id, name, on: dayOf(values, EVENT.until, timeZone), inProgress: state !== 'complete' }];
  });
  return events.toSorted((a, b) => Number(a.inProgress) - Number(b.inProgress));
}

/** A fatal event of somebody whose death is not recorded. */
export interface DeathToRecord {
  /** Code of the milestone to record. */
  readonly milestone: string;
  /** As written: `Septic shock`; the name of its form while nobody wrote what it was. */
  readonly event: string;
  /** The form of the event is not complete. */
  readonly inProgress: boolean;
  /** Id of that form, where the event is corrected or completed; null where nothing leads back to it. */
  readonly formId: string | null;
}

/** The first fatal event, of a completed form before one in progress, while no death is recorded; null otherwise, and where the study records no deaths. */
export function deathToRecord(study: CompiledStudy, facts: ParticipantFacts): DeathToRecord | null {
  const milestone = study.definition.milestones.find(({ kind }) => kind === 'death');
  const [event] = facts.fatalEvents;
  if (milestone === undefined || event === undefined || facts.isEnrolledInError) return null;
  if (isDeathRecorded(facts)) return null;
  const { name, inProgress, formId } = event;
  return { milestone: milestone.code, event: name, inProgress, formId };
}

function isDeathRecorded({ milestones }: ParticipantFacts): boolean {
  return milestones.some(({ kind }) => kind === 'death');
}

/** Why a dose was given to nobody alive, though no death is recorded; null where no completed form says so. */
export function whyAfterFatalEvent(facts: ParticipantFacts, dose: DayNumber): string | null {
  if (isDeathRecorded(facts)) return null;
  for (const { name, on, inProgress } of facts.fatalEvents) {
    if (inProgress || on === null || toDayNumber(on) >= dose) continue;
    return `although “${name}” was fatal on ${longDay(toDayNumber(on))} and no death is recorded`;
  }
  return null;
}
