import { companionAt, readCompanion } from '../laboratory/companion-edits.js';
import { text } from '../study/words.js';
import { absenceLabel } from './absences.js';
import { itemAt, type CompiledForm, type CompiledItem } from './compiled.js';
import { reasonsOf } from './diff.js';
import { FORM_LIMITS } from './limits.js';
import { parsePath } from './paths.js';
import { readMark, readValue, type SiteMoment, type ValueReading } from './read-value.js';
import { unitSlip } from './unit-slip.js';
import type { FormChanges, ItemValue } from './value.js';

export interface ChangeProblem {
  readonly path: string;
  readonly code: 'unknown-item' | 'invalid-value' | 'in-future' | 'calculated';
  readonly message: string;
}

export interface ChangesReading {
  /** The changes that could be read; to be used only when there are no problems. */
  readonly changes: FormChanges;
  readonly problems: readonly ChangeProblem[];
}

/**
 * Reads the changes of a save; every problem at once.
 *
 * @param raw - values by path as sent; null empties a path
 * @param moment - what time it is at the site
 */
export function parseChanges(
  form: CompiledForm,
  raw: Readonly<Record<string, unknown>>,
  moment: SiteMoment,
): ChangesReading {
  // Entries become own properties even when a path is called `__proto__`.
  const read: [string, ItemValue | null][] = [];
  const problems: ChangeProblem[] = [];
  const paths = Object.keys(raw);
  if (paths.length > FORM_LIMITS.changes) return { changes: {}, problems: [tooManyChanges(paths)] };
  for (const [path, value] of Object.entries(raw)) {
    const item = parsePath(path) === null ? null : itemAt(form, path);
    const beside = item === null ? readBeside(form, path, value) : null;
    if (beside !== null) {
      if (beside.ok) read.push([path, beside.value]);
      else problems.push({ path, code: beside.code, message: beside.message });
    } else if (item === null) {
      problems.push({
        path,
        code: 'unknown-item',
        message: `${text(form.definition.name)} has no item ${path}.`,
      });
    } else if (item.calculate !== null && !isAboutReasons(value)) {
      problems.push({
        path,
        code: 'calculated',
        message: `${text(item.definition.label)} is calculated and cannot be typed.`,
      });
    } else if (value === null) {
      read.push([path, null]);
    } else {
      const reading = readValue(item, value, moment);
      const unknown = reading.ok ? unknownCheck(form, item, reading.value) : null;
      if (!reading.ok)
        problems.push({
          path,
          code: reading.code,
          message: withUnitMeant(form, item, value, reading.message),
        });
      else if (unknown !== null) problems.push({ path, code: 'invalid-value', message: unknown });
      else read.push([path, reading.value]);
    }
  }
  return { changes: Object.fromEntries(read), problems };
}

/** Why a value cannot be, and of a quantity in which unit it could. */
function withUnitMeant(form: CompiledForm, item: CompiledItem, value: unknown, message: string): string {
  const { v, unit }: { v?: unknown; unit?: unknown } =
    typeof value === 'object' && value !== null ? value : {};
  if (item.definition.type !== 'quantity' || typeof v !== 'string') return message;
  const typed = { v, ...(typeof unit === 'string' ? { unit } : {}) };
  return `${message} ${unitSlip(form, item, typed)}`.trimEnd();
}

/** Reads what a path of no item says about a whole section or about a result; null for any other path. */
function readBeside({ definition }: CompiledForm, path: string, value: unknown): BesideReading | null {
  const mark = absenceLabel(definition, path);
  const companion = companionAt(definition, path);
  if (mark === null && companion === null) return null;
  if (value === null) return { ok: true, value };
  return mark !== null ? readMark(mark, value) : companion === null ? null : readCompanion(companion, value);
}

type BesideReading = ValueReading | { readonly ok: true; readonly value: null };

function tooManyChanges(paths: readonly string[]): ChangeProblem {
  const message = `A save can change ${FORM_LIMITS.changes} values; this one has ${paths.length}.`;
  return { path: paths[0] ?? '', code: 'invalid-value', message };
}

/** A calculated value is sent only to give reasons for it; whether it is the calculated one is seen afterwards. */
function isAboutReasons(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'explained');
}

/** Reasons are given to soft checks that are written at the item; says so of the first that is none. */
function unknownCheck(form: CompiledForm, item: CompiledItem, value: ItemValue): string | null {
  const answered = Object.keys(reasonsOf(value));
  if (answered.length === 0) return null;
  const positions = form.checkSteps.get(item.definition.code) ?? [];
  const soft = positions.flatMap((position) => {
    const step = form.steps[position];
    return step?.kind === 'check' && step.check.definition.kind === 'soft'
      ? [step.check.definition.code]
      : [];
  });
  const unknown = answered.find((check) => !soft.includes(check));
  if (unknown === undefined) return null;
  return `${text(item.definition.label)} has no check ${unknown} that takes a reason.`;
}

/** The values after the changes; a path that is emptied is no longer in them. */
export function applyChanges(
  values: Readonly<Record<string, ItemValue>>,
  changes: FormChanges,
): Readonly<Record<string, ItemValue>> {
  const after = new Map(Object.entries(values));
  for (const [path, value] of Object.entries(changes)) {
    if (value === null) after.delete(path);
    else after.set(path, value);
  }
  return Object.fromEntries(after);
}
