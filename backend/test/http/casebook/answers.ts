/** Answers to forms as data: filled in right, and filled in wrong with what the checks then find. */
import { addDays, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ItemValue } from '@lutetia/shared/forms/value';
import { offsetAt } from '../../../src/modules/demonstration/known-answers.js';

/** By path; null leaves the path empty. */
export type Values = Readonly<Record<string, ItemValue | null>>;

/** What is answered otherwise than right, and every check that then fires, and no other. */
export type Wrong = readonly [answers: Values, ...checks: string[]];

/** The day a form is filled in, and days and times counted from it. */
export interface At {
  readonly day: string;
  readonly days: (later: number) => ItemValue;
  /** An instant by the hospital's clock, `10:30`, on the day or some days later. */
  readonly clock: (time: string, later?: number) => ItemValue;
}

export interface FormAnswers {
  /** Completes the form, and no check finds anything. */
  readonly right: (at: At) => Values;
  /** Checks that ask about them all the same, and go unanswered. */
  readonly asked?: readonly string[];
  /** Together they let every check of the form fire. */
  readonly wrong?: (at: At) => readonly Wrong[];
}

/** By form code. */
export type Casebook = Readonly<Record<string, FormAnswers>>;

/** One stop of the course: a visit that takes place, or forms of the participant's own. */
export interface Stop {
  /** Code and cycle; null: forms that belong to no visit. */
  readonly visit: readonly [code: string, cycle?: number] | null;
  readonly on: string;
  /** A milestone of this day that is recorded first. */
  readonly after?: { readonly kind: string; readonly values: Values };
  /** Filled in wrong, then right, in this order. */
  readonly forms: readonly string[];
  /** Filled in right only: what is wrong with such a form is told at another stop. */
  readonly isRight?: boolean;
  /** Other answers than the trial's to forms of this stop: what is wrong beside values of an earlier day. */
  readonly answers?: Casebook;
  /** Answered otherwise here, and right all the same: another arm. */
  readonly otherwise?: Values;
  /** Second parts of a dose, filled in last. */
  readonly secondParts?: Casebook;
}

/** A trial's forms and the participants in whose courses all of them are asked for. */
export interface TrialCasebook {
  readonly study: string;
  readonly site: string;
  readonly timeZone: string;
  readonly answers: Casebook;
  readonly courses: readonly (readonly Stop[])[];
  /** Checks of forms that several studies share and this one's plan never lets fire: `form: CHECK`. */
  readonly neverFires?: readonly string[];
}

export const is = (...v: readonly string[]): ItemValue => ({ v: v.length === 1 ? (v[0] ?? '') : v });
export const codes = (...v: readonly string[]): ItemValue => ({ v });
export const of = (v: string, unit: string): ItemValue => ({ v, unit });
export const yes: ItemValue = { v: 'Y' };
export const no: ItemValue = { v: 'N' };

/** Every item of a list answered alike. */
export const all = (items: string, value: ItemValue): Values =>
  Object.fromEntries(items.split(' ').map((item) => [item, value]));

/** The same answers, some of them or some wrong ones otherwise. */
export function varied(
  base: FormAnswers,
  right: (at: At) => Values,
  wrong: FormAnswers['wrong'] = () => [],
): FormAnswers {
  return {
    ...base,
    right: (at) => ({ ...base.right(at), ...right(at) }),
    wrong: (at) => [...(base.wrong?.(at) ?? []), ...wrong(at)],
  };
}

/** Days and times around the day of a stop. */
export function around(day: string, timeZone: string): At {
  const later = (days: number): string => addDays(requireCalendarDay(day), days);
  return {
    day,
    days: (days) => ({ v: later(days) }),
    clock: (time, days = 0) => ({ v: `${later(days)}T${time}${offsetAt(later(days), timeZone)}` }),
  };
}
