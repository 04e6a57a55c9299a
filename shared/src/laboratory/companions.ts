import type { ItemDefinition } from '../forms/definition.js';
import type { FormValues, ItemValue } from '../forms/value.js';
import { limitsText, readLimits, type Limits } from './limits.js';

/**
 * What a form keeps beside a laboratory result, under paths no item can have:
 *
 * - `@range/ITEM`, `{ v: "12.0..16.0", unit? }`: the limits the result is read against. Typed from the report of a
 *   laboratory the site does not keep, or written by the server when the form is completed.
 * - `@significant/ITEM`, `{ v: "Y" | "N" }`: the investigator's word on whether an abnormal result matters.
 * - `@reviewed/ITEM`, `{ v: "Y" }`: the investigator reviewed the whole form as it stands, which its definition asks for where
 *   the item says yes.
 *
 * None outlives its item's value, and a word is about what it was said of: another value begins without it, and a form that
 * changes is reviewed anew.
 */
export interface Companion {
  readonly kind: 'range' | 'significant' | 'reviewed';
  readonly item: ItemDefinition;
}

const PREFIXES: Readonly<Record<Companion['kind'], string>> = {
  range: '@range/',
  significant: '@significant/',
  reviewed: '@reviewed/',
};
const KINDS = ['range', 'significant', 'reviewed'] as const;

/** The path of what is kept beside an item. */
export function companionPath(kind: Companion['kind'], item: string): string {
  return `${PREFIXES[kind]}${item}`;
}

/** True of a path that is kept beside a result, whatever form it is of. */
export function isCompanion(path: string): boolean {
  return companionKind(path) !== null;
}

/** What is kept under a path; null where that is no path beside an item. */
export function companionKind(path: string): Companion['kind'] | null {
  return KINDS.find((kind) => path.startsWith(PREFIXES[kind])) ?? null;
}

/** True of the path of an investigator's word, whatever form it is of. */
export function isJudgement(path: string): boolean {
  return path.startsWith(PREFIXES.significant) || isReview(path);
}

/** True of the path of an investigator's review. */
export function isReview(path: string): boolean {
  return path.startsWith(PREFIXES.reviewed);
}

/** True of an investigator's first word on a result or a form: nothing had been said, so nothing is corrected. */
export function isFirstJudgement(path: string, before: ItemValue | null): boolean {
  return isJudgement(path) && before === null;
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
