import { below, fault, type StudyFault } from './faults.js';

/** PostgreSQL keeps no NUL in text, and half a surrogate pair is no character. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u;

/** An object or a list that is being read. */
interface Holder {
  /** Keys seen so far; null in a list. */
  readonly keys: Set<string> | null;
  /** Key or place of what is being read in it. */
  at: string | number;
  isAtKey: boolean;
}

/**
 * What the value of a JSON text does not show any more: keys given twice, of which only the last counts. And text that
 * cannot be kept.
 *
 * @param text - valid JSON
 * @param depth - what is nested deeper is not read
 */
export function* jsonTextFaults(text: string, depth: number): Generator<StudyFault, void, undefined> {
  const holders: Holder[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const holder = holders.at(-1);
    switch (text.charAt(at)) {
      case '{':
      case '[':
        if (holders.length === depth) return;
        holders.push(opened(text.charAt(at) === '{'));
        break;
      case '}':
      case ']':
        holders.pop();
        break;
      case ',':
        if (holder !== undefined) goOn(holder);
        break;
      case '"': {
        const end = endOfString(text, at);
        yield* stringFaults(unquoted(text.slice(at, end + 1)), holders);
        at = end;
        break;
      }
    }
  }
}

function opened(isObject: boolean): Holder {
  return isObject ? { keys: new Set(), at: '', isAtKey: true } : { keys: null, at: 0, isAtKey: false };
}

function goOn(holder: Holder): void {
  if (holder.keys !== null) holder.isAtKey = true;
  else holder.at = Number(holder.at) + 1;
}

function* stringFaults(text: string, holders: readonly Holder[]): Generator<StudyFault, void, undefined> {
  const holder = holders.at(-1);
  const isKey = holder?.isAtKey === true;
  if (UNKEEPABLE.test(text)) {
    const pointer = pointerTo(isKey ? holders.slice(0, -1) : holders);
    const what = isKey ? 'A key here holds' : 'The text holds';
    yield fault(pointer, `${what} a character that cannot be kept (NUL or half a surrogate pair)`);
  }
  if (holder === undefined || !isKey) return;
  const isThere = holder.keys?.has(text) === true;
  holder.keys?.add(text);
  holder.at = text;
  holder.isAtKey = false;
  if (isThere && !UNKEEPABLE.test(text)) {
    yield fault(pointerTo(holders), 'The key is there twice: only the last would count');
  }
}

function pointerTo(holders: readonly Holder[]): string {
  return holders.reduce((pointer, { at }) => below(pointer, at), '');
}

/** Where a string ends that begins at a place: at a quotation mark with an even number of backslashes before it. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end;
  }
}

function unquoted(token: string): string {
  return token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
}
