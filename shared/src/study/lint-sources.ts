import { nearestName } from '../expressions/nearest-name.js';
import { below, fault, warning, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';

type Found = Generator<StudyFault, void, undefined>;

/** Sources that are not listed, and timings that say neither where they come from nor that they are assumed. */
export function* sourceFaults({ definition }: LintContext): Found {
  const keys = Object.keys(definition.sources);
  for (const { key, value, pointer } of entriesBelow(definition, '')) {
    if (key === 'source' && typeof value === 'string' && !keys.includes(value))
      yield fault(
        pointer,
        `There is no source ${value.slice(0, 60)} among the study's`,
        nearestName(value, keys),
      );
    // The last day of a repeat belongs to the timing of its visit.
    if (key !== 'untilDay' && isTiming(value) && value.source === undefined && value.assumed === undefined)
      yield warning(pointer, 'This timing says neither its source nor that it is assumed');
  }
}

interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly pointer: string;
}

/** Every entry of objects and lists, however deep; the shape bounds the depth. */
function* entriesBelow(holder: object, at: string): Generator<Entry, void, undefined> {
  for (const [key, value] of Object.entries(holder) as [string, unknown][]) {
    const pointer = below(at, key);
    // Its own keys are anybody's choice.
    if (at === '' && (key === 'sources' || key === 'forms' || key === 'preferredUnits')) continue;
    yield { key, value, pointer };
    if (typeof value === 'object' && value !== null) yield* entriesBelow(value, pointer);
  }
}

function isTiming(value: unknown): value is { readonly source?: unknown; readonly assumed?: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  return 'relativeTo' in value && 'offset' in value;
}
