import { parseDuration } from '../calendar/duration.js';
import { nearestName } from '../expressions/nearest-name.js';
import { below, fault, type StudyFault } from './faults.js';

/** Looks at an unknown value and adds what is wrong with it; never stops at the first fault. */
export type Shape = (value: unknown, pointer: string, faults: StudyFault[]) => void;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const someText: Shape = (value, pointer, faults) => {
  if (typeof value !== 'string' || value.trim() === '')
    faults.push(fault(pointer, 'Must be a text that is not empty'));
};

export const someFlag: Shape = (value, pointer, faults) => {
  if (typeof value !== 'boolean') faults.push(fault(pointer, 'Must be true or false'));
};

/** Text, or texts by language with at least English. */
export const someWords: Shape = (value, pointer, faults) => {
  if (!isRecord(value)) someText(value, pointer, faults);
  else if (typeof value['en'] !== 'string')
    faults.push(fault(pointer, 'Must hold an English text under "en"'));
  else
    for (const [language, words] of Object.entries(value)) someText(words, below(pointer, language), faults);
};

/** @param sign - whether the duration may point backwards */
export const someDuration =
  (sign: 'any' | 'forwards'): Shape =>
  (value, pointer, faults) => {
    const duration = typeof value === 'string' ? parseDuration(value) : null;
    if (duration === null)
      faults.push(fault(pointer, 'Must be an ISO 8601 duration such as P8W, -P7D, P2M or PT24H'));
    else if (sign === 'forwards' && String(value).startsWith('-'))
      faults.push(fault(pointer, 'Must not be negative'));
  };

export const wholeNumber =
  (least: number): Shape =>
  (value, pointer, faults) => {
    const isFine = typeof value === 'number' && Number.isInteger(value) && value >= least;
    if (!isFine) faults.push(fault(pointer, `Must be a whole number of at least ${least}`));
  };

export const positiveNumber: Shape = (value, pointer, faults) => {
  if (typeof value !== 'number' || !(value > 0)) faults.push(fault(pointer, 'Must be a number above 0'));
};

export const oneOf =
  (...choices: readonly string[]): Shape =>
  (value, pointer, faults) => {
    if (typeof value === 'string' && choices.includes(value)) return;
    const near = typeof value === 'string' ? nearestName(value, choices) : null;
    faults.push(fault(pointer, `Must be one of ${choices.join(', ')}`, near));
  };

export const nullable =
  (shape: Shape): Shape =>
  (value, pointer, faults) => {
    if (value !== null) shape(value, pointer, faults);
  };

export const listOf =
  (shape: Shape): Shape =>
  (value, pointer, faults) => {
    if (!Array.isArray(value)) faults.push(fault(pointer, 'Must be a list'));
    else
      value.forEach((entry, index) => {
        shape(entry, below(pointer, index), faults);
      });
  };

export const recordOf =
  (shape: Shape): Shape =>
  (value, pointer, faults) => {
    if (!isRecord(value)) faults.push(fault(pointer, 'Must be an object'));
    else for (const [key, entry] of Object.entries(value)) shape(entry, below(pointer, key), faults);
  };

/** An object with exactly these keys; a misspelt one is named together with the one probably meant. */
export const objectOf =
  (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, pointer, faults) => {
    if (!isRecord(value)) {
      faults.push(fault(pointer, 'Must be an object'));
      return;
    }
    const known = { ...required, ...optional };
    for (const key of Object.keys(required)) {
      if (!Object.hasOwn(value, key)) faults.push(fault(below(pointer, key), `"${key}" is missing`));
    }
    for (const [key, entry] of Object.entries(value)) {
      const shape = Object.hasOwn(known, key) ? known[key] : undefined;
      if (shape !== undefined) shape(entry, below(pointer, key), faults);
      else
        faults.push(
          fault(below(pointer, key), `"${key}" is not known here`, nearestName(key, Object.keys(known))),
        );
    }
  };
