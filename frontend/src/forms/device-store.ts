import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { noteLeftWork, replaceLeftWork, type FormPlace, type LeftWork } from '../lib/left-work.js';
import type { KeptWork } from './saving-types.js';
import { seal, unseal, type Sealed } from './work-seal.js';

/** Kept work with the form it belongs to. */
export interface PlacedWork extends KeptWork {
  readonly place: FormPlace | null;
}

/** What lies on the computer: whose it is and of which form; the rest is readable with that person's key only. */
interface KeptRow extends Sealed {
  readonly personId: string;
  readonly formId: string;
}

interface DeviceSchema extends DBSchema {
  sealed: { key: [string, string]; value: KeptRow };
}

let opened: Promise<IDBPDatabase<DeviceSchema>> | null = null;

function database(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= openDB<DeviceSchema>('lutetia', 2, {
    upgrade: (db) => {
      for (const store of db.objectStoreNames) db.deleteObjectStore(store);
      db.createObjectStore('sealed', { keyPath: ['personId', 'formId'] });
    },
  });
  return opened;
}

/** What is to be kept of each form, and what was written last: keystrokes follow each other faster than writing does. */
const latest = new Map<string, PlacedWork | null>();
const written = new Map<string, PlacedWork | null>();
const writing = new Map<string, Promise<void>>();

/** Keeps what a person typed into a form on this computer, or something typed later; null forgets it. */
export function keepWork(
  personId: string,
  formId: string,
  work: KeptWork | null,
  place: FormPlace | null,
): Promise<void> {
  const key = `${personId}/${formId}`;
  const placed = work === null ? null : { ...work, place };
  noteLeftWork(formId, placed === null ? null : leftOf(placed));
  latest.set(key, placed);
  const turn = (writing.get(key) ?? Promise.resolve())
    .catch(() => undefined)
    .then(async () => {
      const next = latest.get(key) ?? null;
      if (written.has(key) && written.get(key) === next) return;
      await write(personId, formId, next);
      written.set(key, next);
    });
  writing.set(key, turn);
  return turn;
}

async function write(personId: string, formId: string, work: PlacedWork | null): Promise<void> {
  const db = await database();
  if (work === null) await db.delete('sealed', [personId, formId]);
  else await db.put('sealed', { ...(await seal(personId, work)), personId, formId });
}

/** What this computer keeps of one form for a person. */
export async function keptWork(personId: string, formId: string): Promise<PlacedWork | null> {
  await writing.get(`${personId}/${formId}`)?.catch(() => undefined);
  const row = await (await database()).get('sealed', [personId, formId]);
  return row === undefined ? null : unseal<PlacedWork>(personId, row);
}

/** All that this computer keeps for a person. */
export async function allKeptWork(personId: string): Promise<readonly PlacedWork[]> {
  const range = IDBKeyRange.bound([personId, ''], [personId, '\uffff']);
  const rows = await (await database()).getAll('sealed', range);
  return Promise.all(rows.map((row) => unseal<PlacedWork>(personId, row)));
}

/** Tells the top bar what is kept for a person from earlier. */
export async function tellLeftWork(personId: string): Promise<void> {
  const kept = await allKeptWork(personId);
  replaceLeftWork(kept.map(leftOf).filter((left) => left !== null));
}

/** Forgets all that this computer keeps for a person who signs out; what others left stays, and stays unreadable. */
export async function forgetAllWork(personId: string): Promise<void> {
  replaceLeftWork([]);
  await (await database()).delete('sealed', IDBKeyRange.bound([personId, ''], [personId, '\uffff']));
}

/** How many values of a form are kept: each path once. */
export function countOf({ outgoing, unsent, typing, unread }: KeptWork): number {
  return Object.keys({ ...outgoing?.changes, ...unsent, ...typing, ...unread }).length;
}

function leftOf({ formId, place, outgoing, unsent, typing, unread }: PlacedWork): LeftWork | null {
  if (place === null) return null;
  const changes = Object.keys({ ...outgoing?.changes, ...unsent, ...typing }).length;
  return { ...place, formId, changes, unread: Object.keys(unread).length };
}
