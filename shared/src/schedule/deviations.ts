import { toCalendarDay } from '../calendar/calendar-day.js';
import type { CompiledDeviationRule } from '../study/compiled.js';
import type { DeviationKind } from '../study/definition.js';
import type { MilestoneDefinition, MilestoneKind } from '../study/milestone-definition.js';
import { isKept, type PlanContext } from './context.js';
import { allocationDrafts } from './deviations-of-allocation.js';
import { doseDrafts } from './deviations-of-doses.js';
import { timingDraft } from './deviations-of-timing.js';
import { afterClosure, beforeConsent, recordedThoughSkipped, wasMissed } from './deviations-of-visits.js';
import type { DeviationDraft } from './deviation-draft.js';
import { dayJudged, type Placement } from './placement.js';
import type { DeviationFact } from './types.js';

/** What departs from the protocol, one per cause; only kinds the definition lists. */
export function deviationsOf(context: PlanContext): readonly DeviationFact[] {
  const drafts: DeviationDraft[] = [];
  const keep = (draft: DeviationDraft | null): void => {
    if (draft !== null) drafts.push(draft);
  };
  for (const placements of context.placements) {
    for (const placement of placements) {
      const { status } = placement;
      const occurred = dayJudged(placement);
      if (occurred === null && status !== 'missed' && status !== 'skipped') continue;
      // What an earlier version placed is judged by that version.
      if (isKept(context, placement)) continue;
      if (status === 'missed') keep(wasMissed(placement));
      if (status === 'skipped') keep(recordedThoughSkipped(context, placement));
      if (occurred === null) continue;
      keep(beforeConsent(context, placement, occurred));
      keep(timingDraft(context, placement, occurred, placement.fact?.timeZone ?? context.facts.timeZone));
      keep(afterClosure(context, placement, occurred));
      if (placement.slot.isDose) drafts.push(...doseDrafts(context, placement));
    }
  }
  drafts.push(...allocationDrafts(context));
  const told = withoutEarlyRandomisation(context, drafts);
  return told.flatMap((draft) => deviationFact(draft, context.study.deviations));
}

/**
 * Somebody randomised before the inclusion is told once: not as the visit of the randomisation, which counts from the
 * inclusion, besides.
 */
function withoutEarlyRandomisation(
  { study }: PlanContext,
  drafts: readonly DeviationDraft[],
): readonly DeviationDraft[] {
  const { milestones } = study.definition;
  const { deviations } = study;
  const isTold = drafts.some(
    ({ kind }) => kind === 'randomised-before-inclusion' && deviations.some((rule) => rule.kind === kind),
  );
  if (!isTold) return drafts;
  const milestone = (kind: MilestoneKind): MilestoneDefinition | undefined =>
    milestones.find((one) => one.kind === kind);
  const inclusion = milestone('inclusion')?.code;
  const form = milestone('randomisation')?.form;
  return drafts.filter(({ kind, placement }) => {
    if (placement === null || (kind !== 'out-of-order' && kind !== 'out-of-window')) return true;
    const { timing, activities } = placement.slot;
    const isOfRandomisation = activities.some((activity) => activity.definition.form === form);
    return !isOfRandomisation || timing?.anchorCode !== inclusion;
  });
}

function deviationFact(
  draft: DeviationDraft,
  rules: readonly CompiledDeviationRule[],
): readonly DeviationFact[] {
  const { kind, placement, on, days, sentence, cause } = draft;
  const rule = rules.find((candidate) => fits(candidate, kind, placement));
  if (rule === undefined) return [];
  const visit =
    placement === null
      ? null
      : { code: placement.slot.code, cycle: placement.slot.cycle, repetition: placement.repetition };
  const subject =
    visit === null ? (cause ?? 'participant') : `${visit.code}/${visit.cycle}/${visit.repetition}`;
  const day = on === null ? null : toCalendarDay(on);
  const { important } = rule;
  return [{ kind, causeKey: `${kind}:${subject}`, visit, on: day, days, important, sentence }];
}

/** A rule about visits fits no departure of the participant as a whole. */
function fits(rule: CompiledDeviationRule, kind: DeviationKind, placement: Placement | null): boolean {
  if (rule.kind !== kind) return false;
  const { visits, kinds } = rule;
  if (placement === null) return visits === null && kinds === null;
  const { code, definition } = placement.slot;
  return (visits === null || visits.has(code)) && (kinds === null || kinds.has(definition.kind));
}
