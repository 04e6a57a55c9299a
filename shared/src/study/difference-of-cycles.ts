import { sameJson } from '../forms/diff.js';
import type { StudyDefinition } from './definition.js';
import {
  changedOrigins,
  fieldDifferences,
  type BothNames,
  type StudyDifference,
} from './field-differences.js';
import { cycleCountWords, timingWords, windowWords } from './timing-words.js';
import type { CycleDefinition, EpochDefinition } from './visit-definition.js';
import { filled, text } from './words.js';

interface PlacedCycles {
  readonly cycle: CycleDefinition;
  readonly pointer: string;
  readonly epoch: EpochDefinition;
}

/** Groups of cycles added, removed and changed; what their visits ask for is told with the visits. */
export function cycleDifferences(
  before: StudyDefinition,
  after: StudyDefinition,
  names: BothNames,
): readonly StudyDifference[] {
  const [old, now] = [groupsOf(before), groupsOf(after)];
  const { anchor, condition } = names.after;
  const differences: StudyDifference[] = [];
  for (const [key, { cycle, pointer }] of now) {
    const earlier = old.get(key);
    if (earlier !== undefined) {
      differences.push(...changedCycles(earlier.cycle, cycle, pointer, names));
      continue;
    }
    const sentence = `Adds ${groupName(cycle)}: ${cycleCountWords(cycle, condition)}, the first at ${timingWords(cycle.first, anchor)}, each further one at ${timingWords(cycle.next, anchor)}.`;
    differences.push({ change: 'added', part: 'cycles', pointer, sentence });
  }
  for (const [key, { cycle, pointer }] of old) {
    if (now.has(key)) continue;
    const sentence = `Removes ${groupName(cycle)}.`;
    differences.push({ change: 'removed', part: 'cycles', pointer, sentence });
  }
  return differences;
}

/** Groups of cycles by code and first cycle; one is the same as long as both are. */
export function groupsOf({ epochs }: StudyDefinition): ReadonlyMap<string, PlacedCycles> {
  return new Map(
    epochs.flatMap((epoch, e) =>
      epoch.cycles.map((cycle, c) => [
        `${cycle.code}/${cycle.from}`,
        { cycle, pointer: `/epochs/${e}/cycles/${c}`, epoch },
      ]),
    ),
  );
}

/** `cycles from Cycle 3`. */
export function groupName({ name, from }: CycleDefinition): string {
  return `cycles from ${filled(text(name), { cycle: from })}`;
}

function changedCycles(
  old: CycleDefinition,
  now: CycleDefinition,
  pointer: string,
  names: BothNames,
): readonly StudyDifference[] {
  const differences: StudyDifference[] = [];
  const tell = (field: string, sentence: string): void => {
    differences.push({ change: 'changed', part: 'cycles', pointer: `${pointer}/${field}`, sentence });
  };
  const name = groupName(now);
  const count = cycleCountWords(now, names.after.condition);
  const countBefore = cycleCountWords(old, names.before.condition);
  if (cycleCountWords(old) !== cycleCountWords(now)) {
    const field = now.count === undefined ? 'while' : 'count';
    tell(field, `Number of ${name}: ${countBefore} becomes ${count}.`);
  }
  for (const field of ['first', 'next'] as const) {
    const dose = field === 'first' ? 'First dose' : 'Each further dose';
    if (timingWords(old[field]) !== timingWords(now[field]))
      tell(
        field,
        `${dose} of ${name}: ${timingWords(old[field], names.before.anchor)} becomes ${timingWords(now[field], names.after.anchor)}.`,
      );
    if (!sameJson(old[field].window ?? null, now[field].window ?? null))
      tell(
        `${field}/window`,
        `${dose} of ${name}: window ${windowWords(old[field])} becomes ${windowWords(now[field])}.`,
      );
    for (const origin of changedOrigins(old[field], now[field]))
      tell(`${field}/${origin}`, `${dose} of ${name}: changes where the timing comes from.`);
  }
  const told = ['count', 'while', 'expected', 'atMost', 'first', 'next', 'visits'];
  return [...differences, ...fieldDifferences('cycles', pointer, name, old, now, names, told)];
}
