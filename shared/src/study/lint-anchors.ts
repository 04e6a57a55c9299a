import { nearestName } from '../expressions/nearest-name.js';
import { fault, warning, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';
import type { MilestoneClosure, MilestoneDefinition } from './milestone-definition.js';
import { dependenciesOf } from './planning-order.js';
import type { VisitPlace } from './references.js';
import { ringOf } from './ring.js';
import { anchorOf, type SlotOutline } from './slots.js';
import type { TimingDefinition } from './visit-definition.js';

type Found = Generator<StudyFault, void, undefined>;

/** Anchors that do not exist, hang on each other, or can never be reached by what counts from them. */
export function* anchorFaults(context: LintContext): Found {
  const pointers = timingPointers(context);
  const told = new Set<string>();
  for (const { index, timing } of context.outlines) {
    const pointer = `${pointers[index] ?? ''}/relativeTo`;
    if (timing === null || told.has(pointer)) continue;
    told.add(pointer);
    if (context.anchors[index] === null) yield unknownAnchor(context, timing, pointer);
    else {
      yield* deadAnchor(context, timing, pointer);
      yield* oneOfMany(context, index, pointer);
    }
  }
  yield* untilDayFaults(context);
  yield* ringFaults(context, pointers);
  yield* closedFaults(context, pointers);
}

/** Where the timing of each outline stands: a dose has its cycle's. */
function timingPointers({ places, outlines }: LintContext): readonly string[] {
  const known = new Map(places.map((place) => [place.visit, place.pointer]));
  return outlines.map((outline) => {
    const pointer = known.get(outline.definition) ?? '';
    if (!outline.isDose) return `${pointer}/timing`;
    const cycle = pointer.slice(0, pointer.lastIndexOf('/visits/'));
    return `${cycle}/${outline.cycle === outline.group?.from ? 'first' : 'next'}`;
  });
}

function unknownAnchor(
  { definition, places }: LintContext,
  { relativeTo }: Pick<TimingDefinition, 'relativeTo'>,
  pointer: string,
): StudyFault {
  if (relativeTo === 'dose') return fault(pointer, 'Outside a cycle there is no dose to count from');
  if (relativeTo === 'administration') return fault(pointer, 'No dose comes before this visit');
  const milestones = definition.milestones.map(({ code }) => code);
  const visits = places.map(({ visit }) => `visit:${visit.code}`);
  const others = ['screening', 'dose', 'administration', 'amendment'];
  const near = nearestName(relativeTo, [...others, ...milestones, ...visits]);
  const sentence =
    relativeTo === near && near.startsWith('visit:')
      ? 'A visit cannot count from itself'
      : `There is nothing called ${relativeTo} to count from`;
  return fault(pointer, sentence, relativeTo === near ? null : near);
}

function* deadAnchor({ definition }: LintContext, { relativeTo }: TimingDefinition, pointer: string): Found {
  if (relativeTo === 'amendment' && definition.amendment === undefined)
    yield fault(
      pointer,
      'This version says nothing of an amendment ("amendment"), so nobody comes under it by one',
    );
}

/** From outside its cycles a visit of several can only mean one of them, which whoever writes the timing should know. */
function* oneOfMany({ anchors, outlines }: LintContext, index: number, pointer: string): Found {
  const anchor = anchors[index];
  const found = anchor?.kind === 'visit' ? outlines[anchor.slot] : undefined;
  if (found === undefined || found.cycle === 0 || outlines[index]?.cycle === found.cycle) return;
  const { code } = found.definition;
  const of = outlines.filter(({ definition, cycle }) => definition.code === code && cycle !== 0).length;
  if (of > 1)
    yield warning(
      pointer,
      `${code} is a visit of ${of} cycles: this counts from that of cycle ${found.cycle}`,
    );
}

function* untilDayFaults(context: LintContext): Found {
  for (const outline of context.outlines) {
    const untilDay = outline.definition.repeat?.untilDay;
    if (untilDay === undefined || (outline.cycle !== 0 && outline.cycle !== outline.group?.from)) continue;
    if (anchorOf(untilDay.relativeTo, outline, context.outlines, context.definition.milestones) !== null)
      continue;
    const place = context.places.find(({ visit }) => visit === outline.definition);
    yield unknownAnchor(context, untilDay, `${place?.pointer ?? ''}/repeat/untilDay/relativeTo`);
  }
}

function* ringFaults(context: LintContext, pointers: readonly string[]): Found {
  const { outlines, anchors } = context;
  const ring = ringOf(
    outlines.map((outline) => [...fromAnchor(context, outline), ...fromRules(context, outline)]),
  );
  // The point that stands last in the protocol is the one that points back.
  const [start] = ring.filter((index) => anchors[index] !== null);
  if (start === undefined) return;
  const names = ring.map((index) => nameOf(outlines[index]));
  yield fault(
    `${pointers[start] ?? ''}/relativeTo`,
    `Visits hang on each other in a ring: ${names.join(' on ')}`,
  );
}

function nameOf(outline: SlotOutline | undefined): string {
  return outline?.definition.code ?? '?';
}

function fromAnchor({ anchors, outlines, definition }: LintContext, outline: SlotOutline): readonly number[] {
  const anchor = anchors[outline.index] ?? null;
  const untilDay = outline.definition.repeat?.untilDay;
  const end =
    untilDay === undefined ? null : anchorOf(untilDay.relativeTo, outline, outlines, definition.milestones);
  return [anchor, end].flatMap((found) => (found === null ? [] : dependenciesOf(found)));
}

/** A rule over earlier cycles asks for their doses first. */
function fromRules(
  { outlines }: LintContext,
  { definition, group, doseSlot }: SlotOutline,
): readonly number[] {
  const asks =
    group?.while !== undefined ||
    group?.when !== undefined ||
    definition.when !== undefined ||
    definition.repeat?.while !== undefined ||
    definition.activities.some(({ when }) => when !== undefined);
  if (doseSlot === null || !asks) return [];
  return outlines.filter(({ isDose, index }) => isDose && index < doseSlot).map(({ index }) => index);
}

/** Visits that count from a milestone which itself makes them not applicable. */
function* closedFaults({ definition, outlines, places }: LintContext, pointers: readonly string[]): Found {
  const seen = new Set<string>();
  const milestones = new Map(definition.milestones.map((milestone) => [milestone.code, milestone]));
  const placeOf = new Map(places.map((place) => [place.visit, place]));
  for (const { index, timing, definition: visit } of outlines) {
    const milestone = milestones.get(timing?.relativeTo ?? '');
    const place = placeOf.get(visit);
    const pointer = `${pointers[index] ?? ''}/relativeTo`;
    if (milestone === undefined || place === undefined || seen.has(pointer)) continue;
    seen.add(pointer);
    if (!closes(milestone, place)) continue;
    const sentence = `The milestone ${milestone.code} closes the epoch ${place.epoch.code}, so ${visit.code} is never reached`;
    yield fault(pointer, sentence);
  }
}

function closes({ closes: closures = [] }: MilestoneDefinition, { visit, epoch }: VisitPlace): boolean {
  const covers = ({ epochs, kinds, when }: MilestoneClosure): boolean =>
    when === undefined &&
    (epochs.includes('*') || epochs.includes(epoch.code)) &&
    (kinds === undefined || kinds.includes(visit.kind));
  return closures.some(covers);
}
