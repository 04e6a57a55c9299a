import { Problem } from './problem.js';

/** No request of ours is deeper; endless nesting would only exhaust the stack of what walks it. */
const MAX_DEPTH = 32;
/** Nor has it a longer name; what is unknown is told by its name, and an answer must not grow with what was sent. */
const LONGEST_NAME = 300;
/** PostgreSQL keeps no NUL in text, and half a surrogate pair is no character. */
const HALF_PAIR = /\p{Surrogate}/u;

/**
 * Refuses what no text column can hold, and names of fields that every object has without being given them.
 *
 * @returns how many fields the body has, on every level
 * @throws Problem with the path of the first such text
 */
export function checkText(body: unknown): number {
  return walk(body, '', 0);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: readonly (number | undefined)[] = [0x5b, 0x7b];
const CLOSING: readonly (number | undefined)[] = [0x5d, 0x7d];

/**
 * Whether a JSON text is nested deeper than any request of ours. Counted on the bytes: a text that is all nesting keeps a
 * parser busy, and of a field given twice the parser drops the first value, however deep.
 */
export function nestsTooDeep(bytes: Buffer): boolean {
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfText(bytes, at);
    else if (OPENING.includes(byte)) depth += 1;
    else if (CLOSING.includes(byte)) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function endOfText(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

/** @throws Problem */
export function refuseDeep(): never {
  refuse('', `is nested more than ${MAX_DEPTH} deep`);
}

/** Whether a text can be stored and read back unchanged. */
export function isKeepable(text: string): boolean {
  return !text.includes('\0') && !HALF_PAIR.test(text);
}

function walk(value: unknown, path: string, depth: number): number {
  if (typeof value === 'string') {
    if (!isKeepable(value))
      refuse(path, 'holds a character that cannot be kept (NUL or half a surrogate pair)');
    return 0;
  }
  if (value === null || typeof value !== 'object') return 0;
  if (depth === MAX_DEPTH) refuse(path, `is nested more than ${MAX_DEPTH} deep`);
  let fields = 0;
  for (const [key, inner] of Object.entries(value)) {
    if (key.length > LONGEST_NAME) refuse(path, `holds a field name of more than ${LONGEST_NAME} characters`);
    const innerPath = path === '' ? key : `${path}.${key}`;
    if (!isKeepable(key)) refuse(path, 'holds a field name that cannot be kept');
    if (isInherited(key)) refuseName(key, innerPath);
    fields += walk(inner, innerPath, depth + 1) + (Array.isArray(value) ? 0 : 1);
  }
  return fields;
}

/** `constructor`, `__proto__` and the like: code that looks a name up would find what nobody sent. */
function isInherited(name: string): boolean {
  return name in Object.prototype || name === 'prototype';
}

function refuseName(name: string, path: string): never {
  const message = `${name} cannot be the name of a field`;
  const detail = `The request is not as expected: ${message}. Nothing was saved. Correct it and send again.`;
  throw new Problem('request.invalid', detail, { errors: [{ path, message }] });
}

function refuse(path: string, message: string): never {
  throw new Problem(
    'request.malformed',
    `The text sent cannot be kept: ${path === '' ? 'the body' : path} ${message}. Nothing was saved. Remove it and send again.`,
    { errors: [{ path, message }] },
  );
}
