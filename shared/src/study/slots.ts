import type { CompiledAnchor } from './compiled.js';
import type { StudyDefinition } from './definition.js';
import type { MilestoneDefinition } from './milestone-definition.js';
import type {
  CycleDefinition,
  EpochDefinition,
  TimingDefinition,
  VisitDefinition,
} from './visit-definition.js';
import { text } from './words.js';

/** A visit in one cycle, before its references are resolved. */
export interface SlotOutline {
  readonly index: number;
  readonly cycle: number;
  readonly definition: VisitDefinition;
  readonly epoch: EpochDefinition;
  readonly group: CycleDefinition | null;
  readonly isDose: boolean;
  readonly doseSlot: number | null;
  readonly timing: TimingDefinition | null;
}

/** All visits in protocol order: epoch by epoch, its cycles first, then its other visits. */
export function slotOutlines(definition: Pick<StudyDefinition, 'epochs'>): readonly SlotOutline[] {
  const outlines: SlotOutline[] = [];
  for (const epoch of definition.epochs) {
    for (const group of epoch.cycles) {
      for (let cycle = group.from; cycle < group.from + mostCycles(group); cycle += 1) {
        outlines.push(...cycleOutlines(epoch, group, cycle, outlines.length));
      }
    }
    for (const visit of epoch.visits) {
      const timing = visit.timing ?? null;
      const index = outlines.length;
      outlines.push({
        index,
        cycle: 0,
        definition: visit,
        epoch,
        group: null,
        isDose: false,
        doseSlot: null,
        timing,
      });
    }
  }
  return outlines;
}

/** How many cycles a group can have: as many as it counts, or the most its rule may reach. */
export function mostCycles({ count, atMost }: Pick<CycleDefinition, 'count' | 'atMost'>): number {
  return count ?? atMost ?? 1;
}

function cycleOutlines(
  epoch: EpochDefinition,
  group: CycleDefinition,
  cycle: number,
  start: number,
): SlotOutline[] {
  const position = group.visits.findIndex((visit) => visit.code === group.doseVisit);
  const doseSlot = position === -1 ? null : start + position;
  return group.visits.map((definition, offset) => {
    const isDose = offset === position;
    const timing = isDose ? (cycle === group.from ? group.first : group.next) : (definition.timing ?? null);
    return { index: start + offset, cycle, definition, epoch, group, isDose, doseSlot, timing };
  });
}

/** What a timing's `relativeTo` means for one visit, or null when there is no such thing. */
export function anchorOf(
  relativeTo: string,
  outline: SlotOutline,
  outlines: readonly SlotOutline[],
  milestones: readonly MilestoneDefinition[],
): CompiledAnchor | null {
  if (relativeTo === 'screening') return { kind: 'screening' };
  if (relativeTo === 'amendment') return { kind: 'amendment' };
  if (relativeTo === 'dose')
    return outline.doseSlot === null ? null : { kind: 'dose', slot: outline.doseSlot };
  if (relativeTo === 'administration') {
    const slots = outlines
      .filter((other) => other.isDose && other.index < outline.index)
      .map((other) => other.index);
    return slots.length === 0 ? null : { kind: 'administration', slots: slots.reverse() };
  }
  if (relativeTo.startsWith('visit:'))
    return visitAnchor(relativeTo.slice('visit:'.length), outline, outlines);
  const milestone = milestones.find((candidate) => candidate.code === relativeTo);
  if (milestone === undefined) return null;
  const carriers = outlines
    .filter((other) => carries(other.definition, milestone))
    .map((other) => other.index);
  return { kind: 'milestone', code: milestone.code, name: text(milestone.name), carriers };
}

/** True when a milestone's form belongs to a visit and counts there. */
export function carries(visit: VisitDefinition, milestone: MilestoneDefinition): boolean {
  if (visit.timing === undefined) return false;
  if (milestone.visits !== undefined && !milestone.visits.includes(visit.code)) return false;
  return visit.activities.some((activity) => activity.form === milestone.form);
}

/** The visit of that code in the same cycle, else the nearest before, else the first. */
function visitAnchor(
  code: string,
  outline: SlotOutline,
  outlines: readonly SlotOutline[],
): CompiledAnchor | null {
  const named = outlines.filter((other) => other.definition.code === code && other.index !== outline.index);
  const sameCycle = named.find((other) => other.cycle === outline.cycle && outline.cycle !== 0);
  const nearest = named.filter((other) => other.index < outline.index).at(-1);
  const found = sameCycle ?? nearest ?? named[0];
  return found === undefined ? null : { kind: 'visit', slot: found.index };
}
