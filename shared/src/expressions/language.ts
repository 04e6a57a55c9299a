import { Environment } from '@marcbachmann/cel-js';
import { civilOf } from '../calendar/calendar-day.js';
import { addMonths } from '../calendar/duration.js';
import { fixedDecimal } from './decimal.js';
import { FORMULA_FUNCTIONS, registerFormulas } from './formula-functions.js';
import { ROW_FUNCTIONS, registerRowFunctions } from './row-functions.js';
import { RESPONSE_FUNCTIONS, registerResponses } from './response-functions.js';
import { DayOperand, dayOperand, InstantOperand, PartialDayOperand } from './operands.js';
import type { ExpressionType } from './types.js';

/** More than any real condition needs; what exceeds it is refused before it is evaluated. */
export const LIMITS = {
  maxCharacters: 2000,
  maxAstNodes: 300,
  maxDepth: 30,
  maxListElements: 100,
  maxMapEntries: 0,
  maxCallArguments: 5,
} as const;

const CEL_TYPE: Readonly<Record<ExpressionType, string>> = {
  number: 'double',
  text: 'string',
  'yes-no': 'bool',
  day: 'Day',
  'partial-day': 'PartialDay',
  instant: 'Instant',
  codes: 'list<string>',
  numbers: 'list<double>',
};

const RESULT_TYPE = new Map(Object.entries(CEL_TYPE).map(([ours, cel]) => [cel, ours as ExpressionType]));

/** Functions a definition may call; everything else CEL brings along is refused. */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  'given',
  'unknown',
  'day',
  'dayOf',
  'earliest',
  'latest',
  'yearOf',
  'daysBetween',
  'monthsAfter',
  'hoursBetween',
  'count',
  'length',
  'abs',
  'round',
  ...ROW_FUNCTIONS,
  ...FORMULA_FUNCTIONS,
  ...RESPONSE_FUNCTIONS,
]);

export const METHODS: ReadonlySet<string> = new Set(['contains', 'startsWith', 'endsWith']);

/** CEL's name of a type. */
export function celType(type: ExpressionType): string {
  return CEL_TYPE[type];
}

/** Our name of a type CEL inferred, or null when no item or fact is of that type. */
export function resultType(type: string): ExpressionType | null {
  return RESULT_TYPE.get(type) ?? null;
}

let base: Environment | null = null;

/** A fresh environment with our types, operators and functions, and no names. They are registered once a process. */
export function newEnvironment(): Environment {
  return (base ??= baseEnvironment()).clone();
}

function baseEnvironment(): Environment {
  const { maxCharacters: _, ...limits } = LIMITS;
  const environment = new Environment({ limits })
    .registerType('Day', DayOperand)
    .registerType('PartialDay', PartialDayOperand)
    .registerType('Instant', InstantOperand);
  registerOrder(environment, 'Day', 'number');
  registerOrder(environment, 'Instant', 'milliseconds');
  registerFunctions(environment);
  registerRowFunctions(environment);
  registerFormulas(environment);
  registerResponses(environment);
  return environment;
}

function registerOrder(environment: Environment, type: string, key: 'number' | 'milliseconds'): void {
  type Ranked = Readonly<Record<typeof key, number>>;
  environment
    .registerOperator(`${type} == ${type}`, (a: Ranked, b: Ranked) => a[key] === b[key])
    .registerOperator(`${type} < ${type}: bool`, (a: Ranked, b: Ranked) => a[key] < b[key])
    .registerOperator(`${type} <= ${type}: bool`, (a: Ranked, b: Ranked) => a[key] <= b[key])
    .registerOperator(`${type} > ${type}: bool`, (a: Ranked, b: Ranked) => a[key] > b[key])
    .registerOperator(`${type} >= ${type}: bool`, (a: Ranked, b: Ranked) => a[key] >= b[key]);
}

const MS_PER_HOUR = 3_600_000;

function registerFunctions(environment: Environment): void {
  environment
    .registerFunction('given(dyn): bool', () => true)
    .registerFunction('unknown(): bool', () => true)
    .registerFunction('day(string): Day', (text: string) => {
      const read = dayOperand(text);
      if (read === null) throw new RangeError(`${text} is not a calendar day`);
      return read;
    })
    .registerFunction('dayOf(Instant): Day', (instant: InstantOperand) => new DayOperand(instant.day))
    .registerFunction(
      'earliest(PartialDay): Day',
      (partial: PartialDayOperand) => new DayOperand(partial.first),
    )
    .registerFunction('latest(PartialDay): Day', (partial: PartialDayOperand) => new DayOperand(partial.last))
    .registerFunction('yearOf(Day): double', (day: DayOperand) => civilOf(day.number).year)
    .registerFunction(
      'daysBetween(Day, Day): double',
      (from: DayOperand, to: DayOperand) => to.number - from.number,
    )
    .registerFunction(
      'monthsAfter(Day, double): Day',
      (from: DayOperand, months: number) => new DayOperand(addMonths(from.number, Math.trunc(months))),
    )
    .registerFunction(
      'hoursBetween(Instant, Instant): double',
      (from: InstantOperand, to: InstantOperand) => (to.milliseconds - from.milliseconds) / MS_PER_HOUR,
    )
    .registerFunction('count(list<string>): double', (codes: readonly string[]) => codes.length)
    .registerFunction('length(string): double', (text: string) => text.length)
    .registerFunction('abs(double): double', (value: number) => Math.abs(value))
    .registerFunction('round(double, double): double', (value: number, digits: number) =>
      Number(fixedDecimal(value, Math.min(10, Math.max(0, Math.trunc(digits))))),
    );
}
