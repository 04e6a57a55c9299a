import type { FormDefinition } from '../forms/definition.js';
import { sameContent, type ValueDiffs } from '../forms/diff.js';
import { unitsText } from '../forms/unit-text.js';
import type { FormChanges, FormValues, ItemValue } from '../forms/value.js';
import { text } from '../study/words.js';
import { laboratoryItems } from './analytes.js';
import {
  besideItem,
  companionKind,
  companionPath,
  isJudgement,
  isReview,
  type Companion,
} from './companions.js';
import { areLimits, limitsText, readLimits } from './limits.js';

/** What a path keeps beside which result; null for any other path. */
export function companionAt(
  form: Pick<FormDefinition, 'sections' | 'reviewed'>,
  path: string,
): Companion | null {
  const kind = companionKind(path);
  if (kind === null) return null;
  const code = besideItem(path);
  const items =
    kind !== 'reviewed'
      ? laboratoryItems(form)
      : code === form.reviewed
        ? form.sections.flatMap((section) => section.items)
        : [];
  const item = items.find((candidate) => candidate.code === code);
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
  if (kind === 'reviewed')
    return raw.v === 'Y' ? { ok: true, value: { v: raw.v } } : refuse('a review must be Y or null');
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

/** The values without the review of a form that has changed since. */
export function withoutStaleReview(values: FormValues, changed: readonly string[]): FormValues {
  if (changed.length === 0 || changed.some(isReview)) return values;
  const stale = Object.keys(values).filter(isReview);
  if (stale.length === 0) return values;
  return Object.fromEntries(Object.entries(values).filter(([path]) => !stale.includes(path)));
}

/**
 * Words of an edit on results that are not those its editor saw: others changed the result since, or the limits that had
 * been typed for it; of a review anything of the form.
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
    const abouts = isReview(path) ? Object.keys(since) : [item, companionPath('range', item)];
    return abouts.some((about) => {
      const theirs = own(since, about);
      const isTypedSince = about !== item && !isReview(path) && theirs?.[0] === null;
      if (theirs === null || isTypedSince) return false;
      const seen = Object.hasOwn(sent, about) ? own(sent, about) : theirs[0];
      return !sameContent(seen, own(values, about));
    });
  });
}
