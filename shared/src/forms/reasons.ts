/** Reasons given to soft checks, and the checks that fired, as they are kept with the values. */
import { itemAt, type CompiledForm } from './compiled.js';
import { reasonsOf, sameContent, sameValue } from './diff.js';
import { rowOf } from './rows.js';
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
 * The values without the reasons an edit has outrun: given for a check that reads a value of the form which the edit
 * changes. Nobody has said anything of the new value, so the check asks again; a reason given in the edit itself stays.
 *
 * @param before - the values that stood before the edit
 * @param values - the values after it, calculated ones as they come out
 * @param changed - the paths the edit changed; calculated values that came out otherwise are found here
 * @returns by path, the values that lose a reason; empty of nearly every edit
 */
export function withoutOutrunReasons(
  form: CompiledForm,
  before: FormValues,
  values: FormValues,
  changed: readonly string[],
): FormValues {
  const answered = Object.entries(values).filter(([, value]) => hasReasons(value));
  if (answered.length === 0) return {};
  const moved = movedPaths(form, before, values, changed);
  const outrun = answered.flatMap(([path, value]): [string, ItemValue][] => {
    if (!('v' in value)) return [];
    const given = reasonsOf(held(before, path));
    const isOutrun = ([code, reason]: [string, string]): boolean =>
      given[code] === reason && moved.some((other) => other !== path && isReadBy(form, code, path, other));
    const { explained = {}, ...bare } = value;
    const kept = Object.entries(explained).filter((entry) => !isOutrun(entry));
    if (kept.length === Object.keys(explained).length) return [];
    return [[path, kept.length === 0 ? bare : { ...bare, explained: Object.fromEntries(kept) }]];
  });
  return Object.fromEntries(outrun);
}

/** Paths that hold something else than before: of those an edit changed, and of the calculated ones. */
function movedPaths(
  form: CompiledForm,
  before: FormValues,
  values: FormValues,
  changed: readonly string[],
): readonly string[] {
  const calculated = Object.keys({ ...before, ...values }).filter((path) => isCalculated(form, path));
  return [...new Set([...changed, ...calculated])].filter(
    (path) => !sameContent(held(before, path), held(values, path)),
  );
}

/** Whether a check reads the value at a path; of its own group only that of the row it is written in. */
function isReadBy(form: CompiledForm, code: string, writtenAt: string, path: string): boolean {
  const check = form.checks.find(({ definition }) => definition.code === code);
  const item = itemAt(form, path);
  if (check === undefined || item === null || !check.about.includes(item)) return false;
  return item.group === null || item.group !== check.group || rowOf(path) === rowOf(writtenAt);
}

/**
 * The values with the checks that fire at what was changed in this save, and without reasons for checks that do not:
 * somebody else may have changed meanwhile what the check reads. A check is noted at the value it is written at, or,
 * where that stays as it was, at the value that made it fire.
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
  const firing = firingAt(form, before, values, findings, changed);
  const stamped: Record<string, ItemValue> = {};
  for (const path of new Set([...changed, ...firing.keys()])) {
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

/** Findings of the form's own checks, by the changed path each is noted at. */
function firingAt(
  form: CompiledForm,
  before: FormValues,
  values: FormValues,
  findings: readonly Finding[],
  changed: readonly string[],
): ReadonlyMap<string, readonly Finding[]> {
  const ofChecks = findings.filter(
    ({ check, kind }) => kind === 'soft' || (kind === 'hard' && check !== 'type'),
  );
  const firing = new Map<string, readonly Finding[]>();
  if (ofChecks.length === 0) return firing;
  const moved = movedPaths(form, before, values, changed);
  for (const finding of ofChecks) {
    const [writtenAt = ''] = finding.paths;
    const isAnew = changed.includes(writtenAt) || moved.includes(writtenAt);
    const path = isAnew ? writtenAt : moved.find((other) => isReadBy(form, finding.check, writtenAt, other));
    if (path !== undefined) firing.set(path, [...(firing.get(path) ?? []), finding]);
  }
  return firing;
}

function isCalculated(form: CompiledForm, path: string): boolean {
  return (itemAt(form, path)?.calculate ?? null) !== null;
}

function held(values: FormValues, path: string): ItemValue | null {
  return Object.hasOwn(values, path) ? (values[path] ?? null) : null;
}
