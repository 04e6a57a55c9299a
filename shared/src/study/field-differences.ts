import { sameJson } from '../forms/diff.js';
import type { Names } from './difference-names.js';
import type { TimingDefinition } from './visit-definition.js';

/** One thing that a later version has otherwise than the one before. */
export interface StudyDifference {
  readonly change: 'added' | 'removed' | 'changed';
  readonly part: DifferentPart;
  /** JSON pointer into the later definition; into the earlier one where the thing was removed. */
  readonly pointer: string;
  readonly sentence: string;
}

export type DifferentPart =
  | 'study'
  | 'site'
  | 'arm'
  | 'stratum'
  | 'sub-study'
  | 'fact'
  | 'derived value'
  | 'milestone'
  | 'epoch'
  | 'cycles'
  | 'visit'
  | 'deviation'
  | 'participant form'
  | 'form';

/** The names of either version: each is told in its own. */
export interface BothNames {
  readonly before: Names;
  readonly after: Names;
}

/** One difference for each field that is otherwise, except where it only says from where it comes. */
export function fieldDifferences(
  part: DifferentPart,
  pointer: string,
  name: string,
  before: object,
  after: object,
  names: BothNames,
  ignored: readonly string[] = [],
): readonly StudyDifference[] {
  const old = before as Readonly<Record<string, unknown>>;
  const now = after as Readonly<Record<string, unknown>>;
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return fields
    .filter((field) => !ignored.includes(field) && !sameJson(old[field] ?? null, now[field] ?? null))
    .map((field) => ({
      change: 'changed',
      part,
      pointer: `${pointer}/${field}`,
      sentence: `Changes ${FIELD_WORDS[field] ?? `“${field}”`} of ${part === 'cycles' ? '' : `the ${part} `}${name}${valueWords(field, old[field], now[field], names)}.`,
    }));
}

/** Which of the fields that say where a thing comes from are otherwise. */
export function changedOrigins(
  before: TimingDefinition,
  after: TimingDefinition,
): readonly ('assumed' | 'source')[] {
  return (['assumed', 'source'] as const).filter((field) => before[field] !== after[field]);
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'the name',
  shortName: 'the short name',
  when: 'the condition',
  closes: 'what it makes not applicable',
  day: 'the day',
  form: 'the form',
  visits: 'the visits',
  important: 'the importance',
  source: 'the source',
  assumed: 'the assumption',
  groups: 'the groups',
  kind: 'the kind',
  item: 'the question',
  repeatable: 'whether it may come again',
  outsideVisits: 'whether it counts outside of visits',
  code: 'the code',
  unit: 'the unit',
  values: 'the values',
  levels: 'the levels',
  title: 'the title',
  phase: 'the phase',
  timeZone: 'the time zone',
  action: 'what the button says',
  contactModes: 'how it may take place',
  optional: 'whether it may be left out',
  doseVisit: 'the dose visit',
  plannedActivityGBq: 'the planned activity (GBq)',
  startsClock: 'what starts the clock',
  skippedDoseAnchors: 'what a skipped dose anchors',
};

const CONDITIONS: ReadonlySet<string> = new Set(['when', 'while', 'rule']);

/** `: "a" becomes "b"` for plain values; lists and objects are left to the pointer. */
function valueWords(field: string, old: unknown, now: unknown, names: BothNames): string {
  const written = (value: unknown, { condition, thing }: Names): string | null => {
    if (value === undefined || value === null) return 'nothing';
    if (typeof value !== 'string') return typeof value === 'object' ? null : JSON.stringify(value);
    if (CONDITIONS.has(field)) return condition(value);
    const named = thing(value);
    return named === value ? JSON.stringify(value) : named;
  };
  const [a, b] = [written(old, names.before), written(now, names.after)];
  return a === null || b === null ? '' : `: ${a} becomes ${b}`;
}
