import type { CompiledStudy } from '../study/compiled.js';
import { failureWords } from './note.js';
import type { ParticipantFacts, PlannedVisit } from './types.js';

/** That no dose follows by the plan, while the end of treatment is still to be recorded. */
export interface TreatmentOver {
  /** Code of the milestone to record. */
  readonly milestone: string;
  /** Cycle of the last dose given. */
  readonly lastCycle: number;
  /** The cycle that the rule of its group no longer allows; null where the last one planned was given, or left out. */
  readonly ruledOut: {
    readonly cycle: number;
    /** `26.1 + 4.7 = 30.8 > 30 Gy`. */
    readonly figures: string;
  } | null;
}

/**
 * Whether a participant's treatment is over by the plan: doses were given, none is left, and nothing but the rule of the
 * cycles or their number says so. What a milestone has closed, such as a withdrawal, tells its own reason.
 *
 * @param visits - the participant's plan
 * @returns null while a dose may follow, before the first, and once the end of treatment is recorded
 */
export function treatmentOver(
  study: CompiledStudy,
  facts: ParticipantFacts,
  visits: readonly PlannedVisit[],
): TreatmentOver | null {
  const milestone = study.definition.milestones.find(({ kind }) => kind === 'end-of-treatment');
  const last = facts.administrations.at(-1);
  if (milestone === undefined || last === undefined || facts.isEnrolledInError) return null;
  if (facts.milestones.some(({ kind }) => ENDING.has(kind))) return null;
  const doses = visits.filter(({ code, cycle }) => isDose(study, code, cycle));
  const mayFollow = doses.some(({ status }) => status === 'open' || status === 'in-progress');
  const notes = doses.flatMap(({ explanation, occurred }) =>
    occurred === null ? (explanation.reason ?? []) : [],
  );
  if (mayFollow || notes.some(({ kind }) => kind === 'closed')) return null;
  const ended = notes.find((note) => note.kind === 'rule-ended');
  const ruledOut = ended === undefined ? null : { cycle: ended.number, figures: failureWords(ended) };
  return { milestone: milestone.code, lastCycle: last.cycle, ruledOut };
}

const ENDING: ReadonlySet<string> = new Set(['end-of-treatment', 'death', 'lost-to-follow-up']);

function isDose({ slots, slotsByKey }: CompiledStudy, code: string, cycle: number): boolean {
  return slots[slotsByKey.get(`${code}/${cycle}`) ?? -1]?.isDose === true;
}
