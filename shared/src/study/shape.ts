import { STUDY_LIMITS, TEXT_LIMIT } from './limits.js';

/** What may stand at a place of a definition, as data: the reader checks with it and the JSON Schema is made of it. */
export type Shape =
  | TextShape
  | { readonly kind: 'flag' }
  | { readonly kind: 'words' }
  | { readonly kind: 'duration'; readonly sign: 'any' | 'forwards' }
  | { readonly kind: 'whole'; readonly least: number; readonly most: number }
  | { readonly kind: 'above-zero' }
  | { readonly kind: 'one-of'; readonly name: string | null; readonly choices: readonly string[] }
  | { readonly kind: 'nullable'; readonly of: Shape }
  | { readonly kind: 'list'; readonly of: Shape; readonly most: number }
  | { readonly kind: 'record'; readonly of: Shape; readonly most: number }
  | ObjectShape;

export interface TextShape {
  readonly kind: 'text';
  /** Most characters. */
  readonly most: number;
  /** What it must look like, and how that is said to people. */
  readonly like: { readonly pattern: string; readonly words: string } | null;
}

/** An object with exactly these keys. */
export interface ObjectShape {
  readonly kind: 'object';
  /** Name of its type in the definition's types and in the JSON Schema; null where it stands inside another. */
  readonly name: string | null;
  readonly required: Readonly<Record<string, Shape>>;
  readonly optional: Readonly<Record<string, Shape>>;
}

const text = (most: number, like: TextShape['like'] = null): TextShape => ({ kind: 'text', most, like });

const TAKEN = [
  ...['constructor', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'prototype'],
  ...['toLocaleString', 'toString', 'valueOf'],
];

/**
 * Whether every object has a field of the name without being given it: a request that names one is refused, so that a
 * stratum of that code could never be entered.
 */
export const isTakenName = (name: string): boolean => TAKEN.includes(name);

const identifier = (pattern: string, words: string): TextShape =>
  text(40, { pattern: `^(?!(?:${TAKEN.join('|')})$)${pattern}$`, words });

export const someText = text(TEXT_LIMIT);
/** A code of the protocol's own: an arm, a visit, a site. */
export const someCode = identifier(
  '[A-Za-z0-9][A-Za-z0-9._-]*',
  'letters, digits, points, hyphens and underscores',
);
/** A name that conditions can use. */
export const someName = identifier('[a-z][A-Za-z0-9]*', 'a small letter, then letters and digits');
/** A code that fits an address: a study's, a form's. */
export const someSlug = identifier('[a-z0-9][a-z0-9-]*', 'small letters, digits and hyphens');
export const someCountry = text(2, { pattern: '^[A-Z]{2}$', words: 'two capital letters (ISO 3166-1)' });
export const someFlag: Shape = { kind: 'flag' };
/** Text, or texts by language with at least English. */
export const someWords: Shape = { kind: 'words' };
export const positiveNumber: Shape = { kind: 'above-zero' };

/** @param sign - whether the duration may point backwards */
export const someDuration = (sign: 'any' | 'forwards'): Shape => ({ kind: 'duration', sign });

/** From 1 up to `most`. */
export const countUpTo = (most: number): Shape => ({ kind: 'whole', least: 1, most });

export const oneOf = (name: string | null, ...choices: readonly string[]): Shape => ({
  kind: 'one-of',
  name,
  choices,
});

export const nullable = (of: Shape): Shape => ({ kind: 'nullable', of });
export const listOf = (of: Shape, most: number = STUDY_LIMITS.visits): Shape => ({ kind: 'list', of, most });
export const recordOf = (of: Shape, most = 500): Shape => ({ kind: 'record', of, most });

export const objectOf = (
  name: string | null,
  required: ObjectShape['required'],
  optional: ObjectShape['optional'] = {},
): ObjectShape => ({ kind: 'object', name, required, optional });
