import { sameJson } from '../forms/diff.js';

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

/** One difference for each field that is otherwise, except where it only says from where it comes. */
export function fieldDifferences(
  part: DifferentPart,
  pointer: string,
  name: string,
  before: object,
  after: object,
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
      sentence: `Changes ${FIELD_WORDS[field] ?? field} of ${part === 'cycles' ? '' : `the ${part} `}${name}${valueWords(old[field], now[field])}.`,
    }));
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
  doseVisit: 'the dose visit',
  plannedActivityGBq: 'the planned activity (GBq)',
  startsClock: 'what starts the clock',
  skippedDoseAnchors: 'what a skipped dose anchors',
};

/** `: "a" becomes "b"` for plain values; lists and objects are left to the pointer. */
function valueWords(old: unknown, now: unknown): string {
  const written = (value: unknown): string | null => {
    if (value === undefined || value === null) return 'nothing';
    return typeof value === 'object' ? null : JSON.stringify(value);
  };
  const [a, b] = [written(old), written(now)];
  return a === null || b === null ? '' : `: ${a} becomes ${b}`;
}
