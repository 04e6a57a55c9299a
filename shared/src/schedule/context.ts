import { toDayNumber } from '../calendar/calendar-day.js';
import type { DayNumber } from '../calendar/types.js';
import type { Condition } from '../study/condition.js';
import type { CompiledStudy, VisitSlot } from '../study/compiled.js';
import type { AdministrationFact, MilestoneFact, ParticipantFacts, VisitFact } from './types.js';
import type { Placement } from './placement.js';

/** Everything one planning run looks up, indexed once. */
export interface PlanContext {
  readonly study: CompiledStudy;
  readonly facts: ParticipantFacts;
  readonly visits: ReadonlyMap<string, readonly VisitFact[]>;
  /** Earliest fact of each milestone. */
  readonly milestones: ReadonlyMap<string, MilestoneFact>;
  /** Administration that starts the clock of each cycle. */
  readonly doses: ReadonlyMap<string, AdministrationFact>;
  readonly closures: readonly ActiveClosure[];
  /** Facts and reached milestones, by the names conditions use. */
  readonly names: Record<string, string | number | boolean | null>;
  /** Answers of conditions that do not depend on the cycle. */
  readonly verdicts: Map<Condition, boolean | null>;
  /** Placements of the slots planned so far, by slot index. */
  readonly placements: (readonly Placement[])[];
}

/** A milestone reached that makes what follows it not applicable. */
export interface ActiveClosure {
  /** Null when only a partial date is known: then all that is open is closed. */
  readonly on: DayNumber | null;
  readonly epochs: ReadonlySet<string> | null;
  readonly kinds: ReadonlySet<string> | null;
  readonly reason: string;
}

/** Indexes a participant's facts for one planning run. */
export function planContext(study: CompiledStudy, facts: ParticipantFacts): PlanContext {
  const milestones = new Map<string, MilestoneFact>();
  for (const fact of facts.milestones) if (!milestones.has(fact.code)) milestones.set(fact.code, fact);
  const names: Record<string, string | number | boolean | null> = { ...facts.values };
  for (const { definition } of study.milestones) names[definition.code] = milestones.has(definition.code);
  return {
    study,
    facts,
    visits: visitsBySlot(facts.visits),
    milestones,
    doses: dosesByCycle(facts.administrations),
    closures: closuresOf(study, facts),
    names,
    verdicts: new Map(),
    placements: [],
  };
}

function visitsBySlot(visits: readonly VisitFact[]): ReadonlyMap<string, readonly VisitFact[]> {
  const found = new Map<string, VisitFact[]>();
  for (const visit of visits) {
    const key = `${visit.code}/${visit.cycle}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [visit]);
    else known.push(visit);
  }
  return found;
}

/** The first administration of a dose visit starts the clock; further ones (split, topped up) do not. */
function dosesByCycle(
  administrations: readonly AdministrationFact[],
): ReadonlyMap<string, AdministrationFact> {
  const found = new Map<string, AdministrationFact>();
  for (const administration of administrations) {
    const key = `${administration.visit.code}/${administration.cycle}`;
    const known = found.get(key);
    if (known === undefined || administration.on < known.on) found.set(key, administration);
  }
  return found;
}

function closuresOf(study: CompiledStudy, facts: ParticipantFacts): readonly ActiveClosure[] {
  const active: ActiveClosure[] = [];
  for (const fact of facts.milestones) {
    const milestone = study.milestones.find((candidate) => candidate.definition.code === fact.code);
    for (const index of fact.closures) {
      const closure = milestone?.closures[index];
      if (closure === undefined) continue;
      const on = fact.on === null ? null : toDayNumber(fact.on);
      active.push({ on, epochs: closure.epochs, kinds: closure.kinds, reason: closure.reason });
    }
  }
  return active;
}

/**
 * Whether a condition holds for a participant: null while something it needs is unknown.
 *
 * @param cycle - the visit's cycle, which conditions may use by that name
 */
export function holds(context: PlanContext, condition: Condition, cycle: number): boolean | null {
  if (condition.dependsOn.has('cycle')) return condition.evaluate({ ...context.names, cycle });
  const known = context.verdicts.get(condition);
  if (known !== undefined) return known;
  const answer = condition.evaluate(context.names);
  context.verdicts.set(condition, answer);
  return answer;
}

/** The first condition of a slot that decides: false beats unknown, unknown beats true. */
export function slotVerdict(
  context: PlanContext,
  slot: VisitSlot,
): { readonly holds: boolean | null; readonly unknown: Condition | null } {
  let unknown: Condition | null = null;
  for (const condition of slot.conditions) {
    const answer = holds(context, condition, slot.cycle);
    if (answer === false) return { holds: false, unknown: null };
    if (answer === null) unknown ??= condition;
  }
  return { holds: unknown === null ? true : null, unknown };
}
