import { toDayNumber } from '../calendar/calendar-day.js';
import { partialDayRange } from '../calendar/partial-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { CompiledStudy } from '../study/compiled.js';
import type { Condition } from '../study/condition.js';
import { groupOf } from './allocation.js';
import { groupsGiven } from './group-changes.js';
import type { ScheduleNote } from './note.js';
import type { Placement, ResolvedAnchor } from './placement.js';
import { siteDays, type SiteDays } from './site-days.js';
import type { AdministrationFact, MilestoneFact, ParticipantFacts, VisitFact } from './types.js';

/** Everything one planning run looks up, indexed once. Lists are by position of the slot. */
export interface PlanContext {
  readonly study: CompiledStudy;
  readonly facts: ParticipantFacts;
  readonly visits: readonly (readonly VisitFact[] | undefined)[];
  /** Earliest fact of each milestone. */
  readonly milestones: ReadonlyMap<string, MilestoneFact>;
  /** Administration that starts the clock of each dose visit's cycle. */
  readonly doses: readonly (AdministrationFact | undefined)[];
  readonly closures: readonly ActiveClosure[];
  readonly siteDays: SiteDays | null;
  /** Visits whose data were recorded under an earlier version, as that version places them; by `code/cycle/repetition`. */
  readonly kept: ReadonlyMap<string, Placement> | null;
  /** The group by which a cycle's dose was given, where it is not the one of today; by cycle. */
  readonly groupsGiven: ReadonlyMap<number, string>;
  /** Facts, group and reached milestones by the names conditions use; what varies is put in for each question. */
  readonly names: Record<string, string | number | boolean | null>;
  /** Answers of conditions that do not vary. */
  readonly verdicts: Map<Condition, boolean | null>;
  /** Of conditions without an answer, what they read and nobody knows. */
  readonly unknowns: Map<Condition, readonly string[]>;
  /** What the rules of cycles answered, by position of the cycle's dose visit. */
  readonly rulings: (CycleRuling | undefined)[];
  readonly doseAnchors: (ResolvedAnchor | undefined)[];
  /** Placements of the slots planned so far. */
  readonly placements: (readonly Placement[])[];
}

/** True of a visit that stays as an earlier version of the study placed it. */
export function isKept({ kept }: PlanContext, { slot, repetition }: Placement): boolean {
  return kept?.has(`${slot.key}/${repetition}`) === true;
}

/** Whether a cycle may follow: null holds it, false ends the group; the note says why. */
export interface CycleRuling {
  readonly holds: boolean | null;
  readonly note: ScheduleNote | null;
}

/** A milestone reached that makes what follows it not applicable. */
export interface ActiveClosure {
  readonly milestone: string;
  /** Null when only a partial date is known. */
  readonly on: DayNumber | null;
  /** The first day it can mean: its own, or the first of the month or year; null where nothing is known. */
  readonly first: DayNumber | null;
  /** The last day it can mean: its own, or the last of the month or year; null where nothing is known. */
  readonly last: DayNumber | null;
  readonly epochs: ReadonlySet<string> | null;
  readonly kinds: ReadonlySet<string> | null;
  readonly reason: string;
}

/** Indexes a participant's facts for one planning run. */
export function planContext(
  study: CompiledStudy,
  facts: ParticipantFacts,
  kept: ReadonlyMap<string, Placement> | null = null,
): PlanContext {
  const milestones = new Map<string, MilestoneFact>();
  for (const fact of facts.milestones) if (!milestones.has(fact.code)) milestones.set(fact.code, fact);
  const count = study.slots.length;
  const names = namesOf(study, facts, milestones);
  return {
    study,
    facts,
    visits: visitsBySlot(study, facts.visits),
    milestones,
    doses: clockStarters(study, facts.administrations),
    closures: facts.milestones.length === 0 ? [] : closuresOf(study, facts),
    siteDays: siteDays(facts.calendar),
    kept,
    groupsGiven: groupsGiven(study, facts, names),
    names,
    verdicts: new Map(),
    unknowns: new Map(),
    rulings: [],
    doseAnchors: [],
    placements: new Array<readonly Placement[]>(count),
  };
}

function namesOf(
  study: CompiledStudy,
  facts: ParticipantFacts,
  milestones: ReadonlyMap<string, MilestoneFact>,
): Record<string, string | number | boolean | null> {
  const names: Record<string, string | number | boolean | null> = { ...facts.values };
  for (const { definition } of study.milestones) names[definition.code] = milestones.has(definition.code);
  if (study.groups.size > 0) names.group = groupOf(study, names);
  return names;
}

function visitsBySlot(
  study: CompiledStudy,
  visits: readonly VisitFact[],
): readonly (readonly VisitFact[] | undefined)[] {
  const found: VisitFact[][] = [];
  for (const visit of visits) {
    const index = study.slotsByKey.get(`${visit.code}/${visit.cycle}`);
    if (index === undefined) continue;
    const known = found[index];
    if (known === undefined) found[index] = [visit];
    else known.push(visit);
  }
  return found;
}

/** Of a split or interrupted dose, the first administration starts the clock, or the last where the group says so. */
function clockStarters(
  study: CompiledStudy,
  administrations: readonly AdministrationFact[],
): readonly (AdministrationFact | undefined)[] {
  const found: AdministrationFact[] = [];
  for (const administration of administrations) {
    const index = study.slotsByKey.get(`${administration.visit.code}/${administration.visit.cycle}`);
    if (index === undefined) continue;
    // Administrations come in the order they were given.
    const isLast = study.slots[index]?.group?.startsClock === 'last';
    if (isLast || found[index] === undefined) found[index] = administration;
  }
  return found;
}

/** What the milestones reached close, in the order they were reached. */
export function closuresOf(study: CompiledStudy, facts: ParticipantFacts): readonly ActiveClosure[] {
  const active: ActiveClosure[] = [];
  for (const fact of facts.milestones) {
    const milestone = study.milestones.find((candidate) => candidate.definition.code === fact.code);
    for (const index of fact.closures) {
      const closure = milestone?.closures[index];
      if (closure === undefined) continue;
      const on = fact.on === null ? null : toDayNumber(fact.on);
      const { epochs, kinds, reason } = closure;
      const [first, last] = [firstDayOf(fact), lastDayOf(fact)];
      active.push({ milestone: fact.code, on, first, last, epochs, kinds, reason });
    }
  }
  return active;
}

/** The first day a milestone can have been reached on; null where nothing is known of its day. */
export function firstDayOf({ on, partial }: Pick<MilestoneFact, 'on' | 'partial'>): DayNumber | null {
  if (on !== null) return toDayNumber(on);
  return partial === null ? null : partialDayRange(partial).first;
}

/** The last day a milestone can have been reached on; null where nothing is known of its day. */
export function lastDayOf({ on, partial }: Pick<MilestoneFact, 'on' | 'partial'>): DayNumber | null {
  if (on !== null) return toDayNumber(on);
  return partial === null ? null : partialDayRange(partial).last;
}
