import { unitsText } from '../forms/unit-text.js';
import type { FormDefinition, ItemDefinition } from '../forms/definition.js';
import { sameContent, type ValueDiffs } from '../forms/diff.js';
import type { FormChanges, FormValues, ItemValue } from '../forms/value.js';
import { text } from '../study/words.js';
import { laboratoryItems } from './analytes.js';
import { areLimits, limitsText, readLimits, type Limits } from './limits.js';

/**
 * What a form keeps beside a laboratory result, under paths no item can have:
 *
 * - `@range/ITEM`, `{ v: "12.0..16.0", unit? }`: the limits the result is read against. Typed from the report of a
 *   laboratory the site does not keep, or written by the server when the form is completed.
 * - `@significant/ITEM`, `{ v: "Y" | "N" }`: the investigator's word on whether an abnormal result matters.
 *
 * Neither outlives its result, and the word is about one value: another value begins without it.
 */
export interface Companion {
  readonly kind: 'range' | 'significant';
  readonly item: ItemDefinition;
}

const PREFIXES: Readonly<Record<Companion['kind'], string>> = {
  range: '@range/',
  significant: '@significant/',
};
const KINDS = ['range', 'significant'] as const;

/** The path of what is kept beside an item. */
export function companionPath(kind: Companion['kind'], item: string): string {
  return `${PREFIXES[kind]}${item}`;
}

/** True of a path that is kept beside a result, whatever form it is of. */
export function isCompanion(path: string): boolean {
  return KINDS.some((kind) => path.startsWith(PREFIXES[kind]));
}

/** True of the path of an investigator's word, whatever form it is of. */
export function isJudgement(path: string): boolean {
  return path.startsWith(PREFIXES.significant);
}

/** True of an investigator's first word on a result: nothing had been said, so nothing is corrected. */
export function isFirstJudgement(path: string, before: ItemValue | null): boolean {
  return isJudgement(path) && before === null;
}

/** What a path keeps beside which result; null for any other path. */
export function companionAt(form: Pick<FormDefinition, 'sections'>, path: string): Companion | null {
  const kind = KINDS.find((one) => path.startsWith(PREFIXES[one]));
  if (kind === undefined) return null;
  const code = path.slice(PREFIXES[kind].length);
  const item = laboratoryItems(form).find((candidate) => candidate.code === code);
  return item === undefined ? null : { kind, item };
}

type Reading =
  | { readonly ok: true; readonly value: ItemValue }
  | { readonly ok: false; readonly code: 'invalid-value'; readonly message: string };

/** Reads what somebody sent to be kept beside a result; never trusts its shape. */
export function readCompanion({ kind, item }: Companion, raw: unknown): Reading {
  const label = text(item.label);
  const refuse = (fact: string): Reading => ({
    ok: false,
    code: 'invalid-value',
    message: `${label}: ${fact}.`,
  });
  if (typeof raw !== 'object' || raw === null || !('v' in raw) || typeof raw.v !== 'string')
    return refuse('what is kept beside it must be { "v": ... } or null');
  const known = kind === 'range' ? ['v', 'unit'] : ['v'];
  if (!Object.keys(raw).every((key) => known.includes(key)))
    return refuse(`may hold only ${known.join(' and ')}`);
  if (kind === 'significant')
    return raw.v === 'Y' || raw.v === 'N'
      ? { ok: true, value: { v: raw.v } }
      : refuse('clinically significant must be Y or N');
  const limits = readLimits(raw.v);
  if (limits === null || !areLimits(limits.low, limits.high))
    return refuse('its range must be written as 12.0..16.0, ..5 or 60..');
  const units = item.units ?? [];
  const unit = 'unit' in raw && raw.unit !== undefined ? raw.unit : (units[0] ?? null);
  if (unit === null) return { ok: true, value: { v: limitsText(limits) } };
  return typeof unit === 'string' && units.includes(unit)
    ? { ok: true, value: { v: limitsText(limits), unit } }
    : refuse(units.length === 0 ? 'has no unit' : `its range is in ${unitsText(units)}`);
}

/** The limits as kept beside a result. */
export function rangeValue({ low, high, unit }: Limits): ItemValue {
  return { v: limitsText({ low, high }), ...(unit === null ? {} : { unit }) };
}

/** The limits kept beside an item; null where none are. */
export function keptLimits(values: FormValues, item: string): Limits | null {
  const kept = values[companionPath('range', item)];
  if (kept === undefined || !('v' in kept) || typeof kept.v !== 'string') return null;
  const limits = readLimits(kept.v);
  return limits === null ? null : { ...limits, unit: kept.unit ?? null };
}

/** The values kept beside an item that holds a result. */
export function companionsOf(values: FormValues, item: string): readonly (readonly [string, ItemValue])[] {
  return KINDS.flatMap((kind) => {
    const path = companionPath(kind, item);
    const value = values[path];
    return value === undefined ? [] : [[path, value] as const];
  });
}

/** The values without the word on results that have just changed. */
export function withoutStaleJudgements(values: FormValues, changed: readonly string[]): FormValues {
  if (!Object.keys(values).some(isJudgement)) return values;
  const stale = changed
    .map((path) => companionPath('significant', path))
    .filter((path) => !changed.includes(path));
  if (!stale.some((path) => Object.hasOwn(values, path))) return values;
  return Object.fromEntries(Object.entries(values).filter(([path]) => !stale.includes(path)));
}

/** Code of the item a path is kept beside: `HGB` of `@significant/HGB`; the path itself where it is kept beside none. */
export function besideItem(path: string): string {
  const prefix = Object.values(PREFIXES).find((one) => path.startsWith(one));
  return prefix === undefined ? path : path.slice(prefix.length);
}

/**
 * Words of an edit on results that are not those its editor saw: others changed the result since, or the limits that had
 * been typed for it.
 *
 * @param since - what others changed since the version the editor read
 * @param sent - all the edit says; what it says of the result itself is what its editor saw
 */
export function unseenJudgements(
  values: FormValues,
  since: ValueDiffs,
  sent: FormChanges,
): readonly string[] {
  const own = <Value>(record: Readonly<Record<string, Value>>, path: string): Value | null =>
    Object.hasOwn(record, path) ? (record[path] ?? null) : null;
  return Object.keys(sent).filter((path) => {
    if (!isJudgement(path) || own(sent, path) === null) return false;
    const item = besideItem(path);
    return [item, companionPath('range', item)].some((about) => {
      const theirs = own(since, about);
      if (theirs === null || (about !== item && theirs[0] === null)) return false;
      const seen = Object.hasOwn(sent, about) ? own(sent, about) : theirs[0];
      return !sameContent(seen, own(values, about));
    });
  });
}
