import { addDuration, isByTheHour, parseDuration, repeatedOffset } from '../calendar/duration.js';
import { dayNumberOf } from '../calendar/calendar-day.js';
import { nearestName } from '../expressions/nearest-name.js';
import type { CompiledAnchor } from './compiled.js';
import { fault, warning, type StudyFault } from './faults.js';
import type { StudyDefinition } from './definition.js';
import type { TimingDefinition } from './visit-definition.js';
import { dependenciesOf } from './planning-order.js';
import { visitPlaces, type VisitPlace } from './references.js';
import { anchorOf, slotOutlines, type SlotOutline } from './slots.js';
import { ringOf } from './ring.js';

/** Anchors that do not exist or hang on each other, repeats without an end, visits nobody can reach. */
export function timingFaults(definition: StudyDefinition): readonly StudyFault[] {
  const outlines = slotOutlines(definition);
  const places = visitPlaces(definition);
  return [
    ...cycleFaults(definition),
    ...places.flatMap((place) => visitFaults(definition, place)),
    ...anchorFaults(definition, outlines, places),
  ];
}

function cycleFaults(definition: StudyDefinition): readonly StudyFault[] {
  return definition.epochs.flatMap(({ cycles }, e) =>
    cycles.flatMap((cycle, c) => {
      const codes = cycle.visits.map((visit) => visit.code);
      if (codes.includes(cycle.doseVisit)) return [];
      const near = nearestName(cycle.doseVisit, codes);
      return [fault(`/epochs/${e}/cycles/${c}/doseVisit`, `The cycle has no visit ${cycle.doseVisit}`, near)];
    }),
  );
}

function visitFaults(
  definition: StudyDefinition,
  { visit, pointer, cycle }: VisitPlace,
): readonly StudyFault[] {
  const faults: StudyFault[] = [];
  const isDose = cycle?.doseVisit === visit.code;
  if (visit.timing === undefined && visit.kind !== 'unscheduled' && !isDose) {
    faults.push(
      fault(`${pointer}/timing`, `Nothing says when ${visit.code} takes place, so it is never reached`),
    );
  }
  if (isDose && visit.timing !== undefined) {
    faults.push(fault(`${pointer}/timing`, "The dose visit takes its day from the cycle's first and next"));
  }
  const { repeat } = visit;
  if (repeat === undefined) return faults;
  const every = parseDuration(repeat.every);
  if (every !== null && every.months + every.days + every.hours === 0) {
    faults.push(fault(`${pointer}/repeat/every`, 'A repeat needs a distance above zero'));
  }
  if (repeat.count === undefined && repeat.atMost === undefined && repeat.until === undefined) {
    faults.push(fault(`${pointer}/repeat`, 'The repeat has no end: give it a count, a most, or a milestone'));
  }
  const codes = definition.milestones.map(({ code }) => code);
  if (repeat.until !== undefined && !codes.includes(repeat.until)) {
    const near = nearestName(repeat.until, codes);
    faults.push(fault(`${pointer}/repeat/until`, `There is no milestone ${repeat.until}`, near));
  }
  return [...faults, ...overlapWarnings({ visit, pointer })];
}

/** Windows of neighbouring repetitions that share days: allowed, and worth knowing. */
function overlapWarnings({ visit, pointer }: Pick<VisitPlace, 'visit' | 'pointer'>): readonly StudyFault[] {
  const offset = parseDuration(visit.timing?.offset ?? '');
  const every = parseDuration(visit.repeat?.every ?? '');
  const before = parseDuration(visit.timing?.window?.before ?? 'P0D');
  const after = parseDuration(visit.timing?.window?.after ?? 'P0D');
  if (offset === null || every === null || before === null || after === null || isByTheHour(offset))
    return [];
  const anchor = dayNumberOf(2026, 1, 1);
  const [first, second] = [1, 2].map((k) => addDuration(anchor, repeatedOffset(offset, every, k)));
  if (first === undefined || second === undefined) return [];
  const overlap = addDuration(first, after) - (second - before.days - before.months * 30);
  return overlap < 0
    ? []
    : [warning(`${pointer}/timing/window`, 'The windows of neighbouring repetitions overlap')];
}

function anchorFaults(
  definition: StudyDefinition,
  outlines: readonly SlotOutline[],
  places: readonly VisitPlace[],
): readonly StudyFault[] {
  const faults = new Map<string, StudyFault>();
  const anchors: (CompiledAnchor | null)[] = outlines.map((outline) => {
    const timing = outline.timing;
    if (timing === null) return null;
    const anchor = anchorOf(timing.relativeTo, outline, outlines, definition.milestones);
    const at = `${timingPointer(outline, places)}/relativeTo`;
    if (anchor === null) faults.set(at, unknownAnchor(definition, timing, at));
    return anchor;
  });
  const ring = ringOf(anchors.map((anchor) => (anchor === null ? [] : dependenciesOf(anchor))));
  const [first] = ring;
  const start = first === undefined ? undefined : outlines[first];
  if (start !== undefined) {
    const at = `${timingPointer(start, places)}/relativeTo`;
    const names = ring.map((index) => outlines[index]?.definition.code ?? '?');
    faults.set(at, fault(at, `Visits hang on each other in a ring: ${names.join(' on ')}`));
  }
  return [...faults.values()];
}

function timingPointer(outline: SlotOutline, places: readonly VisitPlace[]): string {
  const place = places.find(({ visit }) => visit === outline.definition);
  if (place === undefined) return '';
  if (!outline.isDose) return `${place.pointer}/timing`;
  const cycle = place.pointer.slice(0, place.pointer.lastIndexOf('/visits/'));
  return `${cycle}/${outline.cycle === outline.group?.from ? 'first' : 'next'}`;
}

function unknownAnchor(
  definition: StudyDefinition,
  { relativeTo }: TimingDefinition,
  pointer: string,
): StudyFault {
  const milestones = definition.milestones.map(({ code }) => code);
  const visits = visitPlaces(definition).map(({ visit }) => `visit:${visit.code}`);
  const near = nearestName(relativeTo, ['screening', 'dose', 'administration', ...milestones, ...visits]);
  const sentence =
    relativeTo === 'dose'
      ? 'Outside a cycle there is no dose to count from'
      : relativeTo === 'administration'
        ? 'No dose comes before this visit'
        : `There is nothing called ${relativeTo} to count from`;
  return fault(pointer, sentence, relativeTo === near ? null : near);
}
