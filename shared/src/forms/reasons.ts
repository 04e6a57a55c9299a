/** Reasons given to soft checks, and the checks that fired, as they are kept with the values. */
import type { CompiledForm } from './compiled.js';
import { itemAt } from './compiled.js';
import { reasonsOf, sameContent, sameValue } from './diff.js';
import type { Finding, FormChanges, FormValues, ItemValue } from './value.js';

/**
 * The changes with the reasons that stand: a value sent again without a word about reasons keeps those it has, and
 * `explained: {}` takes them back.
 */
export function withKeptReasons(now: FormValues, changes: FormChanges): FormChanges {
  return Object.fromEntries(
    Object.entries(changes).map(([path, value]) => [path, withReasons(value, held(now, path))]),
  );
}

/** Most values have none: then there is nothing to put together, which counts where every save does it for every value. */
function hasReasons(value: ItemValue | null): boolean {
  return value !== null && 'v' in value && value.explained !== undefined;
}

function withReasons(value: ItemValue | null, now: ItemValue | null): ItemValue | null {
  if (value === null || !('v' in value)) return value;
  if (!hasReasons(value) && !hasReasons(now)) return value;
  const { explained, ...bare } = value;
  const reasons = explained ?? (sameContent(value, now) ? reasonsOf(now) : {});
  return Object.keys(reasons).length === 0 ? bare : { ...bare, explained: reasons };
}

/** True when a change gives a reason for a value that stays as it is: it says itself why it was made. */
export function isAnswerOnly(before: ItemValue | null, after: ItemValue | null): boolean {
  if (after === null || !sameContent(before, after)) return false;
  const given = reasonsOf(before);
  const reasons = Object.entries(reasonsOf(after));
  const isTakenBack = Object.keys(given).some((check) => !reasons.some(([answered]) => answered === check));
  return !isTakenBack && reasons.some(([check, reason]) => given[check] !== reason);
}

/**
 * The values with the checks that fire at what was changed in this save, and without reasons for checks that do not:
 * somebody else may have changed meanwhile what the check reads.
 *
 * @param before - the values that stood before the save
 * @param values - the values after it
 * @param changed - the paths the edit changed; calculated values that came out otherwise are found here
 */
export function stampedValues(
  form: CompiledForm,
  before: FormValues,
  values: FormValues,
  findings: readonly Finding[],
  changed: readonly string[],
): FormValues {
  const firing = firingAt(findings);
  const paths = new Set(changed);
  for (const path of firing.keys()) {
    const isCalculated = (itemAt(form, path)?.calculate ?? null) !== null;
    if (isCalculated && !sameContent(held(before, path), held(values, path))) paths.add(path);
  }
  const stamped: Record<string, ItemValue> = {};
  for (const path of paths) {
    const value = held(values, path);
    const fired = firing.get(path) ?? [];
    const isPlain = fired.length === 0 && !hasReasons(value) && !hasFired(value);
    if (value !== null && 'v' in value && !isPlain) stamped[path] = stampOf(value, fired);
  }
  const kept = Object.entries(stamped).map(([path, value]) => {
    const old = held(before, path);
    return [path, old !== null && sameValue(old, value) ? old : value] as const;
  });
  return kept.length === 0 ? values : { ...values, ...Object.fromEntries(kept) };
}

/** True of a value that says what fired when it was saved. */
function hasFired(value: ItemValue | null): boolean {
  return value !== null && 'v' in value && value.fired !== undefined;
}

function stampOf(value: Extract<ItemValue, { v: unknown }>, findings: readonly Finding[]): ItemValue {
  const { v, unit } = value;
  const soft = new Set(findings.filter(({ kind }) => kind === 'soft').map(({ check }) => check));
  const explained = Object.entries(reasonsOf(value)).filter(([check]) => soft.has(check));
  return {
    v,
    ...(unit === undefined ? {} : { unit }),
    ...(explained.length === 0 ? {} : { explained: Object.fromEntries(explained) }),
    ...(findings.length === 0 ? {} : { fired: findings.map(({ check }) => check) }),
  };
}

/** Findings of the form's own checks, by the path they are written at. */
function firingAt(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const firing = new Map<string, readonly Finding[]>();
  for (const finding of findings) {
    const path = finding.paths[0];
    const isOfCheck = finding.kind === 'soft' || (finding.kind === 'hard' && finding.check !== 'type');
    if (path !== undefined && isOfCheck) firing.set(path, [...(firing.get(path) ?? []), finding]);
  }
  return firing;
}

function held(values: FormValues, path: string): ItemValue | null {
  return Object.hasOwn(values, path) ? (values[path] ?? null) : null;
}
