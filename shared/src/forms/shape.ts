import { nearestName } from '../expressions/nearest-name.js';
import type { FormDefinition } from './definition.js';
import type { Report } from './form-fault.js';

/** What may stand at a place of a definition. */
type Shape =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'words' | 'rule' }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'list' | 'dictionary'; readonly of: Shape }
  | {
      readonly kind: 'object';
      readonly required: Readonly<Record<string, Shape>>;
      readonly optional: Readonly<Record<string, Shape>>;
    };

const TEXT: Shape = { kind: 'text' };
const NUMBER: Shape = { kind: 'number' };
const BOOLEAN: Shape = { kind: 'boolean' };
const WORDS: Shape = { kind: 'words' };
const oneOf = (...values: readonly string[]): Shape => ({ kind: 'one-of', values });
const listOf = (of: Shape): Shape => ({ kind: 'list', of });
const dictionaryOf = (of: Shape): Shape => ({ kind: 'dictionary', of });
const object = (
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape => ({
  kind: 'object',
  required,
  optional,
});

const TYPES = [
  'text',
  'integer',
  'decimal',
  'quantity',
  'scale',
  'choice',
  'choices',
  'yes-no',
  'day',
  'partial-day',
  'time',
  'instant',
];

const ITEM = object(
  { code: TEXT, label: WORDS, type: oneOf(...TYPES) },
  {
    help: WORDS,
    required: { kind: 'rule' },
    visible: TEXT,
    codelist: TEXT,
    offered: dictionaryOf(TEXT),
    units: listOf(TEXT),
    factors: dictionaryOf(NUMBER),
    decimals: NUMBER,
    step: NUMBER,
    ends: object({ low: WORDS, high: WORDS }),
    min: NUMBER,
    max: NUMBER,
    maxLength: NUMBER,
    mayBeFuture: BOOLEAN,
    critical: BOOLEAN,
    sourceDocument: WORDS,
    calculate: TEXT,
    verdictOn: TEXT,
    carries: BOOLEAN,
    offers: TEXT,
    analyte: TEXT,
  },
);

const SECTION = object(
  { code: TEXT, name: WORDS, items: listOf(ITEM) },
  { repeating: BOOLEAN, layout: oneOf('lines', 'laboratory', 'table'), visible: TEXT },
);

const CHECK = object(
  { code: TEXT, kind: oneOf('hard', 'soft'), when: TEXT, items: listOf(TEXT), message: WORDS },
  { source: TEXT, rule: WORDS, ifAbsent: listOf(TEXT), milestone: TEXT },
);

const EXPRESSION_TYPES = ['number', 'text', 'yes-no', 'day', 'partial-day', 'instant', 'codes'];

const USE = object(
  {
    name: TEXT,
    type: oneOf(...EXPRESSION_TYPES),
    from: object(
      {},
      {
        fact: TEXT,
        form: TEXT,
        role: oneOf('administration'),
        item: TEXT,
        take: oneOf('latest', 'first', 'baseline', 'least', 'part', 'part-before', 'parts-before'),
        before: oneOf('visit'),
        limit: oneOf('low', 'high'),
        visit: TEXT,
        cycle: oneOf('own'),
        where: object({ item: TEXT, is: TEXT }),
        previous: TEXT,
        ageAt: TEXT,
        bareYear: oneOf('pending', 'least', 'most'),
        else: oneOf('visit'),
        resultsForDose: oneOf('age', 'atMost'),
        planned: oneOf('route', 'activity'),
      },
    ),
  },
  { day: TEXT, unit: TEXT, label: WORDS, source: TEXT, assumed: TEXT },
);

const FORM = object(
  {
    format: oneOf('lutetia-form/1'),
    code: TEXT,
    version: TEXT,
    name: WORDS,
    codelists: dictionaryOf(listOf(object({ code: TEXT, name: WORDS }))),
    sections: listOf(SECTION),
    checks: listOf(CHECK),
  },
  { source: TEXT, uses: listOf(USE), completedBy: oneOf('investigator'), reviewed: TEXT },
);

/** True when a definition has the shape of one; every departure from it is reported. */
export function hasFormShape(definition: unknown, report: Report): definition is FormDefinition {
  let departures = 0;
  compare(definition, FORM, '', (pointer, sentence, suggestion) => {
    departures += 1;
    report(pointer, sentence, suggestion);
  });
  return departures === 0;
}

function compare(value: unknown, shape: Shape, pointer: string, report: Report): void {
  switch (shape.kind) {
    case 'text':
    case 'number':
    case 'boolean':
      if (!isPlain(value, shape.kind))
        report(pointer, `this must be ${shape.kind === 'boolean' ? 'true or false' : `a ${shape.kind}`}`);
      return;
    case 'words':
      if (!isWords(value)) report(pointer, 'this must be text, or text by language with English among them');
      return;
    case 'rule':
      if (typeof value !== 'boolean' && typeof value !== 'string')
        report(pointer, 'this must be true, false or a condition');
      return;
    case 'one-of':
      if (typeof value !== 'string' || !shape.values.includes(value)) {
        report(
          pointer,
          `this must be one of ${shape.values.join(', ')}`,
          nearestName(String(value), shape.values),
        );
      }
      return;
    case 'list':
      if (!Array.isArray(value)) report(pointer, 'this must be a list');
      else
        value.forEach((entry: unknown, index) => {
          compare(entry, shape.of, `${pointer}/${index}`, report);
        });
      return;
    case 'dictionary':
    case 'object':
      if (isRecord(value)) compareEntries(value, shape, pointer, report);
      else report(pointer, 'this must be an object');
  }
}

function compareEntries(
  value: Readonly<Record<string, unknown>>,
  shape: Extract<Shape, { kind: 'dictionary' | 'list' | 'object' }>,
  pointer: string,
  report: Report,
): void {
  const known = shape.kind === 'object' ? { ...shape.required, ...shape.optional } : null;
  for (const [key, entry] of Object.entries(value)) {
    const at = `${pointer}/${pointerToken(key)}`;
    const of = shape.kind === 'object' ? ownEntry(known ?? {}, key) : shape.of;
    if (of === null) report(at, `there is no ${key} here`, nearestName(key, Object.keys(known ?? {})));
    else compare(entry, of, at, report);
  }
  for (const key of shape.kind === 'object' ? Object.keys(shape.required) : []) {
    if (!Object.hasOwn(value, key)) report(pointer, `${key} is missing`);
  }
}

/** One token of a JSON pointer (RFC 6901). */
export function pointerToken(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isPlain(value: unknown, kind: 'text' | 'number' | 'boolean'): boolean {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === (kind === 'text' ? 'string' : 'boolean');
}

function isWords(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return (
    isRecord(value) &&
    Object.hasOwn(value, 'en') &&
    Object.values(value).every((text) => typeof text === 'string' && text.trim() !== '')
  );
}

function ownEntry(shapes: Readonly<Record<string, Shape>>, key: string): Shape | null {
  return Object.hasOwn(shapes, key) ? (shapes[key] ?? null) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
