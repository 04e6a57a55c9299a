import { parseDuration } from '../calendar/duration.js';
import { nearestName } from '../expressions/nearest-name.js';
import { below, fault, type StudyFault } from './faults.js';
import { TEXT_LIMIT } from './limits.js';
import { isTakenName, type ObjectShape, type Shape, type TextShape } from './shape.js';

type Found = Generator<StudyFault, void, undefined>;
type Entries = Readonly<Record<string, unknown>>;

/** Everything in a value that is not as the shape says, one after the other; whoever asks may stop at any. */
export function* shapeFaults(value: unknown, shape: Shape, pointer = ''): Found {
  switch (shape.kind) {
    case 'nullable':
      if (value !== null) yield* shapeFaults(value, shape.of, pointer);
      return;
    case 'list':
      return yield* listFaults(value, shape, pointer);
    case 'record':
      return yield* recordFaults(value, shape, pointer);
    case 'object':
      return yield* objectFaults(value, shape, pointer);
    case 'words':
      return yield* wordsFaults(value, pointer);
    case 'one-of': {
      if (typeof value === 'string' && shape.choices.includes(value)) return;
      const near = typeof value === 'string' ? nearestName(value, shape.choices) : null;
      yield fault(pointer, `Must be one of ${shape.choices.join(', ')}`, near);
      return;
    }
    default: {
      const sentence = plainFault(value, shape);
      if (sentence !== null) yield fault(pointer, sentence);
    }
  }
}

type PlainShape = Extract<Shape, { kind: 'text' | 'flag' | 'duration' | 'whole' | 'above-zero' }>;

function plainFault(value: unknown, shape: PlainShape): string | null {
  switch (shape.kind) {
    case 'text':
      return textFault(value, shape);
    case 'flag':
      return typeof value === 'boolean' ? null : 'Must be true or false';
    case 'whole': {
      const { least, most } = shape;
      const isFine = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
      return isFine ? null : `Must be a whole number from ${least} to ${most}`;
    }
    case 'above-zero':
      return typeof value === 'number' && value > 0 && Number.isFinite(value)
        ? null
        : 'Must be a number above 0';
    case 'duration':
      return durationFault(value, shape.sign);
  }
}

function textFault(value: unknown, { most, like }: Pick<TextShape, 'most' | 'like'>): string | null {
  if (typeof value !== 'string' || value.trim() === '') return 'Must be a text that is not empty';
  if (value.length > most) return `Must be at most ${most} characters long`;
  if (like === null || new RegExp(like.pattern).test(value)) return null;
  return isTakenName(value)
    ? `${value} is a name every object has already: choose another`
    : `Must be ${like.words}`;
}

function durationFault(value: unknown, sign: 'any' | 'forwards'): string | null {
  const duration = typeof value === 'string' && value.length <= 40 ? parseDuration(value) : null;
  if (duration === null) return 'Must be an ISO 8601 duration such as P8W, -P7D, P2M or PT24H';
  return sign === 'forwards' && String(value).startsWith('-') ? 'Must not be negative' : null;
}

function* wordsFaults(value: unknown, pointer: string): Found {
  const plain = { most: TEXT_LIMIT, like: null };
  if (!isRecord(value)) {
    const sentence = textFault(value, plain);
    if (sentence !== null) yield fault(pointer, sentence);
    return;
  }
  if (typeof value['en'] !== 'string') {
    yield fault(pointer, 'Must hold an English text under "en"');
    return;
  }
  for (const [language, words] of Object.entries(value)) {
    const sentence = textFault(words, plain);
    if (sentence !== null) yield fault(below(pointer, language), sentence);
  }
}

function* listFaults(value: unknown, { of, most }: Extract<Shape, { kind: 'list' }>, pointer: string): Found {
  if (!Array.isArray(value)) yield fault(pointer, 'Must be a list');
  else if (value.length > most) yield fault(pointer, `Must not hold more than ${most} entries`);
  else for (const [index, entry] of value.entries()) yield* shapeFaults(entry, of, below(pointer, index));
}

function* recordFaults(
  value: unknown,
  { of, most }: Extract<Shape, { kind: 'record' }>,
  pointer: string,
): Found {
  const entries = isRecord(value) ? Object.entries(value) : null;
  if (entries === null) yield fault(pointer, 'Must be an object');
  else if (entries.length > most) yield fault(pointer, `Must not hold more than ${most} entries`);
  else for (const [key, entry] of entries) yield* shapeFaults(entry, of, below(pointer, key));
}

/** A misspelt key is named together with the one probably meant. */
function* objectFaults(value: unknown, { required, optional }: ObjectShape, pointer: string): Found {
  if (!isRecord(value)) {
    yield fault(pointer, 'Must be an object');
    return;
  }
  const known = { ...required, ...optional };
  for (const key of Object.keys(required)) {
    if (!Object.hasOwn(value, key)) yield fault(below(pointer, key), `"${key}" is missing`);
  }
  for (const [key, entry] of Object.entries(value)) {
    const shape = Object.hasOwn(known, key) ? known[key] : undefined;
    if (shape !== undefined) yield* shapeFaults(entry, shape, below(pointer, key));
    else {
      const shown = key.length > 60 ? `${key.slice(0, 60)}…` : key;
      yield fault(
        below(pointer, shown),
        `"${shown}" is not known here`,
        nearestName(key, Object.keys(known)),
      );
    }
  }
}

function isRecord(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
