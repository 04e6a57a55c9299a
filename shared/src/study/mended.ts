import type { ObjectShape, Shape } from './shape.js';
import { shapeFaults } from './shape-faults.js';

/** What stands for a value that cannot be mended: who holds it decides. */
const BEYOND = Symbol('beyond mending');
/** What stands for a name, a sentence or a reference that is left out or is none: it is the name of nothing. */
const NAMELESS = '\u2026';

/**
 * A copy whose shape is right, so that the rest of a definition with a slip in it can be read on: a broken duration,
 * number, choice, flag or text gets a neutral value, what nobody knows and what may be left out is left out. Codes are
 * never made up, since others refer to them.
 *
 * @returns null where the shape is broken beyond that
 */
export function mended(value: unknown, shape: Shape): { readonly value: unknown } | null {
  const copy = mend(value, shape);
  return copy === BEYOND ? null : { value: copy };
}

/** The study and its epochs hold most of a definition, and nothing in them hangs on their own names and numbers. */
const HOLDER = /^(?:\/epochs\/\d+)?$/;

/**
 * Whether what is found at a pointer may come from the neutral value beside it: it lies in an object with a slip, or
 * where the slip is one of the study's or an epoch's own fields in that field.
 */
export function isBeside(pointer: string, slips: readonly string[]): boolean {
  return slips.some((slip) => {
    const holder = slip.slice(0, slip.lastIndexOf('/'));
    return `${pointer}/`.startsWith(`${HOLDER.test(holder) ? slip : holder}/`);
  });
}

function mend(value: unknown, shape: Shape): unknown {
  switch (shape.kind) {
    case 'nullable':
      return value === null ? null : mend(value, shape.of);
    case 'list':
      return Array.isArray(value) && value.length <= shape.most ? mendedList(value, shape.of) : BEYOND;
    case 'record':
      return isEntries(value) ? mendedRecord(value, shape.of) : BEYOND;
    case 'object':
      return isEntries(value) ? mendedObject(value, shape) : BEYOND;
    case 'text':
      if (shape.like !== null) return value === undefined ? BEYOND : value;
      return isRight(value, shape) ? value : NAMELESS;
    case 'words':
      return isRight(value, shape) ? value : NAMELESS;
    case 'flag':
      return typeof value === 'boolean' ? value : false;
    case 'whole':
      return typeof value === 'number' && value >= shape.least && value <= shape.most
        ? Math.trunc(value)
        : shape.least;
    case 'above-zero':
      return typeof value === 'number' && value > 0 ? value : 1;
    case 'duration':
      return typeof value === 'string' && /^-?P\d+[DWM]$/.test(value) ? value : 'P1D';
    case 'one-of':
      return typeof value === 'string' && shape.choices.includes(value) ? value : shape.choices[0];
  }
}

function mendedList(values: readonly unknown[], shape: Shape): unknown {
  const copies = values.map((value) => mend(value, shape));
  return copies.includes(BEYOND) ? BEYOND : copies;
}

function mendedRecord(entries: Readonly<Record<string, unknown>>, shape: Shape): unknown {
  const copies = Object.entries(entries).map(([key, value]) => [key, mend(value, shape)] as const);
  return copies.some(([, copy]) => copy === BEYOND) ? BEYOND : Object.fromEntries(copies);
}

function mendedObject(entries: Readonly<Record<string, unknown>>, shape: ObjectShape): unknown {
  const copy: Record<string, unknown> = {};
  for (const [key, of] of Object.entries(shape.required)) {
    const value = mend(Object.hasOwn(entries, key) ? entries[key] : undefined, of);
    if (value === BEYOND) return BEYOND;
    copy[key] = value;
  }
  for (const [key, of] of Object.entries(shape.optional)) {
    if (!Object.hasOwn(entries, key)) continue;
    const value = mend(entries[key], of);
    if (value !== BEYOND) copy[key] = value;
  }
  return copy;
}

function isEntries(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRight(value: unknown, shape: Shape): boolean {
  return shapeFaults(value, shape).next().done === true;
}
