import type { FormValues, ItemValue } from './value.js';

/** Old and new value by path; null is "nothing there". */
export type ValueDiffs = Readonly<Record<string, readonly [old: ItemValue | null, now: ItemValue | null]>>;

/** What differs between two states of a form's values; paths in sorted order. */
export function diffValues(old: FormValues, now: FormValues): ValueDiffs {
  const paths = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort(byCodeUnit);
  const differing = paths.filter((path) => !sameValue(at(old, path), at(now, path)));
  return Object.fromEntries(differing.map((path) => [path, [at(old, path), at(now, path)] as const]));
}

/** The values as they were before a set of differences. */
export function rewindValues(values: FormValues, diffs: ValueDiffs): FormValues {
  const before = new Map(Object.entries(values));
  for (const [path, [old]] of Object.entries(diffs)) {
    if (old === null) before.delete(path);
    else before.set(path, old);
  }
  return Object.fromEntries(before);
}

/** Several differences, the earliest first, as one; what came back to where it was is left out. */
export function composeDiffs(steps: readonly ValueDiffs[]): ValueDiffs {
  const whole = new Map<string, readonly [ItemValue | null, ItemValue | null]>();
  for (const step of steps) {
    for (const [path, [old, now]] of Object.entries(step)) {
      const earlier = whole.get(path);
      whole.set(path, [earlier === undefined ? old : earlier[0], now]);
    }
  }
  return Object.fromEntries(
    [...whole].filter(([, [old, now]]) => !sameValue(old, now)).sort(([a], [b]) => byCodeUnit(a, b)),
  );
}

/**
 * True when two values are the same to a person: value, unit, reasons given for it, absence and its reason; "1.5" and
 * "1.50" differ. Which checks fired when it was saved is no part of it.
 */
export function sameValue(a: ItemValue | null, b: ItemValue | null): boolean {
  if (a === b) return true;
  const reasons = [reasonsOf(a), reasonsOf(b)] as const;
  if (reasons[0] !== reasons[1] && canonicalJson(reasons[0]) !== canonicalJson(reasons[1])) return false;
  return sameContent(a, b);
}

/** True when two values are the same but for the reasons given to checks. */
export function sameContent(a: ItemValue | null, b: ItemValue | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (!('v' in a) || !('v' in b)) return canonicalJson(a) === canonicalJson(b);
  if (a.unit !== b.unit) return false;
  return a.v === b.v || (typeof a.v !== 'string' && canonicalJson(a.v) === canonicalJson(b.v));
}

const NO_REASONS: Readonly<Record<string, string>> = {};

/** The reasons given to soft checks at a value, by check. */
export function reasonsOf(value: ItemValue | null): Readonly<Record<string, string>> {
  return value !== null && 'v' in value ? (value.explained ?? NO_REASONS) : NO_REASONS;
}

/** The reason given to one soft check at a value. */
export function reasonFor(value: ItemValue | null, check: string): string | undefined {
  const reasons = reasonsOf(value);
  return Object.hasOwn(reasons, check) ? reasons[check] : undefined;
}

/** What the trail keeps of a change: `{"path":[old,new],...}` with all keys sorted and no blanks. */
export function changeSetText(diffs: ValueDiffs): string {
  return canonicalJson(diffs);
}

/** The one text of a JSON value: keys sorted by UTF-16 code unit, no blanks (as RFC 8785 for text, lists and objects). */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = asJson(value);
  let members = '';
  // Without a comparator, text is sorted by code unit; every save sorts and writes whole documents.
  for (const key of Object.keys(entries).sort()) {
    if (entries[key] === undefined) continue;
    members += `${members === '' ? '' : ','}${quoted(key)}:${canonicalJson(entries[key])}`;
  }
  return `{${members}}`;
}

/** Printable ASCII but for the quote and the backslash: stands in JSON as it is. */
const UNESCAPED = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function quoted(text: string): string {
  return UNESCAPED.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** True when two JSON values have the same canonical text; tells a difference at the first one met. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const ours = asJson(a);
  const theirs = asJson(b);
  return (
    Object.keys(ours).every((key) => sameJson(ours[key], theirs[key])) &&
    Object.keys(theirs).every((key) => theirs[key] === undefined || Object.hasOwn(ours, key))
  );
}

/** An object as JSON sees it: what its `toJSON` answers, where it has one. */
function asJson(value: object): Readonly<Record<string, unknown>> {
  return (tellsJson(value) ? value.toJSON() : value) as Readonly<Record<string, unknown>>;
}

function tellsJson(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

function at(values: FormValues, path: string): ItemValue | null {
  return Object.hasOwn(values, path) ? (values[path] ?? null) : null;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
