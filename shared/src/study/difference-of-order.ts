import type { StudyDefinition } from './definition.js';
import { groupName, groupsOf } from './difference-of-cycles.js';
import { visitName, visitsByKey } from './difference-of-visits.js';
import type { BothNames, DifferentPart, StudyDifference } from './field-differences.js';
import type { CycleDefinition, EpochDefinition, VisitDefinition } from './visit-definition.js';
import { text } from './words.js';

/**
 * What stands in another order, or in another epoch, than before: the order of visits decides what counts as done in
 * the wrong order, and that of forms what comes next on the screen. What was added or removed has no order to change.
 */
export function orderDifferences(
  before: StudyDefinition,
  after: StudyDefinition,
  names: BothNames,
): readonly StudyDifference[] {
  return [
    ...reordered('epoch', '/epochs', 'The epochs', epochsOf(before), epochsOf(after)),
    ...changedEpochs(before, after),
    ...visitsReordered(before, after),
    ...formsReordered(before, after, names),
  ];
}

/** Names by what tells one from another, in their order. */
export type Ordered = ReadonlyMap<string, string>;

/** One difference where what both versions have comes in another order; `what` is the subject of the sentence. */
export function reordered(
  part: DifferentPart,
  pointer: string,
  what: string,
  before: Ordered,
  after: Ordered,
): readonly StudyDifference[] {
  const old = [...before.keys()].filter((key) => after.has(key));
  const now = [...after.keys()].filter((key) => before.has(key));
  if (old.join(' ') === now.join(' ')) return [];
  const order = now.map((key) => after.get(key) ?? key).join(', ');
  return [{ change: 'changed', part, pointer, sentence: `${what} come in another order: ${order}.` }];
}

function epochsOf({ epochs }: StudyDefinition): Ordered {
  return new Map(epochs.map(({ code, name }) => [code, text(name)]));
}

/** Visits outside of cycles and groups of cycles that belong to another epoch than before. */
function changedEpochs(before: StudyDefinition, after: StudyDefinition): readonly StudyDifference[] {
  const moved = (
    part: DifferentPart,
    name: string,
    pointer: string,
    was: EpochDefinition | undefined,
    is: EpochDefinition,
  ): readonly StudyDifference[] =>
    was === undefined || was.code === is.code
      ? []
      : [
          {
            change: 'changed',
            part,
            pointer,
            sentence: `Moves ${name} from the epoch ${text(was.name)} to ${text(is.name)}.`,
          },
        ];
  const [oldVisits, oldGroups] = [visitsByKey(before), groupsOf(before)];
  return [
    ...[...visitsByKey(after)]
      .filter(([, { cycle }]) => cycle === null)
      .flatMap(([key, place]) =>
        moved(
          'visit',
          `the visit ${visitName(place)}`,
          place.pointer,
          oldVisits.get(key)?.epoch,
          place.epoch,
        ),
      ),
    ...[...groupsOf(after)].flatMap(([key, { cycle, pointer, epoch }]) =>
      moved('cycles', groupName(cycle), pointer, oldGroups.get(key)?.epoch, epoch),
    ),
  ];
}

/** The visits of each epoch outside of its cycles, its groups of cycles, and the visits of each group. */
function visitsReordered(before: StudyDefinition, after: StudyDefinition): readonly StudyDifference[] {
  const old = new Map(before.epochs.map((epoch) => [epoch.code, epoch]));
  const oldGroups = groupsOf(before);
  const visits = (list: readonly VisitDefinition[], cycle: CycleDefinition | null): Ordered =>
    new Map(list.map((visit) => [visit.code, visitName({ visit, cycle })]));
  const groups = ({ cycles }: EpochDefinition): Ordered =>
    new Map(cycles.map((cycle) => [`${cycle.code}/${cycle.from}`, groupName(cycle)]));
  const ofEpochs = after.epochs.flatMap((epoch, e) => {
    const was = old.get(epoch.code);
    if (was === undefined) return [];
    const [at, name] = [`/epochs/${e}`, text(epoch.name)];
    return [
      ...reordered(
        'visit',
        `${at}/visits`,
        `The visits of ${name}`,
        visits(was.visits, null),
        visits(epoch.visits, null),
      ),
      ...reordered('cycles', `${at}/cycles`, `The groups of cycles of ${name}`, groups(was), groups(epoch)),
    ];
  });
  const ofCycles = [...groupsOf(after)].flatMap(([key, { cycle, pointer }]) => {
    const was = oldGroups.get(key);
    if (was === undefined) return [];
    const what = `The visits of ${groupName(cycle)}`;
    return reordered(
      'visit',
      `${pointer}/visits`,
      what,
      visits(was.cycle.visits, cycle),
      visits(cycle.visits, cycle),
    );
  });
  return [...ofEpochs, ...ofCycles];
}

function formsReordered(
  before: StudyDefinition,
  after: StudyDefinition,
  names: BothNames,
): readonly StudyDifference[] {
  const old = visitsByKey(before);
  return [...visitsByKey(after)].flatMap(([key, place]) => {
    const was = old.get(key);
    if (was === undefined) return [];
    const what = `The forms of ${visitName(place)}`;
    const forms = ({ activities }: VisitDefinition): Ordered =>
      new Map(activities.map(({ form }) => [form, names.after.form(form)]));
    return reordered('visit', `${place.pointer}/activities`, what, forms(was.visit), forms(place.visit));
  });
}
