import { parseCalendarDay, toCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import { instantMilliseconds } from '../calendar/instant.js';
import { parsePartialDay, partialDayRange } from '../calendar/partial-day.js';
import type { DayNumber } from '../calendar/types.js';
import { boundOperand, type BoundOperand } from './bounds.js';
import type { ExpressionType, ExpressionValue } from './types.js';

/** A calendar day inside an expression. */
export class DayOperand {
  constructor(readonly number: DayNumber) {}
}

/** A partial day inside an expression: the first and the last day it can mean. */
export class PartialDayOperand {
  constructor(
    readonly text: string,
    readonly first: DayNumber,
    readonly last: DayNumber,
  ) {}
}

/** An instant inside an expression; its day is the one written, at its own offset. */
export class InstantOperand {
  constructor(
    readonly text: string,
    readonly milliseconds: number,
    readonly day: DayNumber,
  ) {}
}

export type Operand =
  | number
  | string
  | boolean
  | readonly string[]
  | readonly number[]
  | DayOperand
  | PartialDayOperand
  | InstantOperand
  | BoundOperand;

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** Turns a value into what the evaluator reads. Returns null when it is not of the declared type. */
export function toOperand(type: ExpressionType, value: ExpressionValue): Operand | null {
  switch (type) {
    case 'number':
      return numberOrBound(value);
    case 'text':
      return typeof value === 'string' ? value : null;
    case 'yes-no':
      return yesNoOperand(value);
    case 'day':
      return typeof value === 'string' ? dayOperand(value) : null;
    case 'partial-day':
      return typeof value === 'string' ? partialDayOperand(value) : null;
    case 'instant':
      return typeof value === 'string' ? instantOperand(value) : null;
    case 'codes':
      return Array.isArray(value) ? value : null;
    case 'numbers':
      return Array.isArray(value) ? numberOperands(value) : null;
  }
}

/** Turns a result back into a plain value; null for what no expression of ours answers (a number without end). */
export function fromOperand(result: unknown): ExpressionValue | null {
  if (typeof result === 'number') return Number.isFinite(result) ? result : null;
  if (typeof result === 'string' || typeof result === 'boolean') return result;
  if (result instanceof DayOperand) return toCalendarDay(result.number);
  if (result instanceof PartialDayOperand || result instanceof InstantOperand) return result.text;
  const isCodes =
    Array.isArray(result) && result.every((entry): entry is string => typeof entry === 'string');
  return isCodes ? result : null;
}

/** Reads a calendar day, or returns null. */
export function dayOperand(text: string): DayOperand | null {
  const day = parseCalendarDay(text);
  return day === null ? null : new DayOperand(toDayNumber(day));
}

function numberOrBound(value: ExpressionValue): number | BoundOperand | null {
  return numberOperand(value) ?? (typeof value === 'string' ? boundOperand(value) : null);
}

function numberOperand(value: ExpressionValue): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && NUMBER.test(value) ? Number(value) : null;
}

function numberOperands(values: readonly string[]): readonly number[] | null {
  const numbers = values.map(numberOperand).filter((number) => number !== null);
  return numbers.length === values.length ? numbers : null;
}

function yesNoOperand(value: ExpressionValue): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 'Y') return true;
  return value === 'N' ? false : null;
}

function partialDayOperand(text: string): PartialDayOperand | null {
  const partial = parsePartialDay(text);
  if (partial === null) return null;
  const { first, last } = partialDayRange(partial);
  return new PartialDayOperand(text, first, last);
}

function instantOperand(text: string): InstantOperand | null {
  const milliseconds = instantMilliseconds(text);
  const day = dayOperand(text.slice(0, 10));
  return milliseconds === null || day === null ? null : new InstantOperand(text, milliseconds, day.number);
}
