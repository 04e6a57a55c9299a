import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { noteLeftWork, replaceLeftWork, type FormPlace, type LeftWork } from '../lib/left-work.js';
import type { KeptWork } from './saving-types.js';

/** Kept work with the form it belongs to; work kept by an earlier version of the product does not name its form. */
export interface PlacedWork extends KeptWork {
  readonly place: FormPlace | null;
}

/** A row as it may lie there: earlier versions wrote neither `unread` nor `place`. */
interface KeptRow
  extends Omit<PlacedWork, 'unread' | 'place'>, Partial<Pick<PlacedWork, 'unread' | 'place'>> {
  readonly personId: string;
}

interface DeviceSchema extends DBSchema {
  work: { key: [string, string]; value: KeptRow };
}

let opened: Promise<IDBPDatabase<DeviceSchema>> | null = null;

function database(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= openDB<DeviceSchema>('lutetia', 1, {
    upgrade: (db) => {
      db.createObjectStore('work', { keyPath: ['personId', 'formId'] });
    },
  });
  return opened;
}

/** Keeps what a person typed into a form on this computer; null forgets it. */
export async function keepWork(
  personId: string,
  formId: string,
  work: KeptWork | null,
  place: FormPlace | null,
): Promise<void> {
  noteLeftWork(formId, work === null ? null : leftOf({ ...work, place }));
  const db = await database();
  if (work === null) await db.delete('work', [personId, formId]);
  else await db.put('work', { ...work, place, personId });
}

/** What this computer keeps of one form for a person. */
export async function keptWork(personId: string, formId: string): Promise<PlacedWork | null> {
  const row = await (await database()).get('work', [personId, formId]);
  return row === undefined ? null : workOf(row);
}

/** All that this computer keeps for a person. */
export async function allKeptWork(personId: string): Promise<readonly PlacedWork[]> {
  const range = IDBKeyRange.bound([personId, ''], [personId, '\uffff']);
  return (await (await database()).getAll('work', range)).map(workOf);
}

/** Tells the top bar what is kept for a person from earlier. */
export async function tellLeftWork(personId: string): Promise<void> {
  const kept = await allKeptWork(personId);
  replaceLeftWork(kept.map(leftOf).filter((left) => left !== null));
}

/** Forgets all that this computer keeps, for whoever it was: after a sign-out nothing typed stays readable. */
export async function forgetAllWork(): Promise<void> {
  replaceLeftWork([]);
  await (await database()).clear('work');
}

/** How many values of a form are kept: each path once. */
export function countOf({ outgoing, unsent, unread }: KeptWork): number {
  return Object.keys({ ...outgoing?.changes, ...unsent, ...unread }).length;
}

function workOf(row: KeptRow): PlacedWork {
  const { formId, outgoing, unsent } = row;
  return { formId, outgoing, unsent, unread: row.unread ?? {}, place: row.place ?? null };
}

function leftOf({ formId, place, outgoing, unsent, unread }: PlacedWork): LeftWork | null {
  if (place === null) return null;
  const changes = Object.keys({ ...outgoing?.changes, ...unsent }).length;
  return { ...place, formId, changes, unread: Object.keys(unread).length };
}
