import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeptWork } from './saving-types.js';

interface KeptRow extends KeptWork {
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
export async function keepWork(personId: string, formId: string, work: KeptWork | null): Promise<void> {
  const db = await database();
  if (work === null) await db.delete('work', [personId, formId]);
  else await db.put('work', { ...work, personId });
}

/** What this computer keeps of one form for a person. */
export async function keptWork(personId: string, formId: string): Promise<KeptWork | null> {
  return (await (await database()).get('work', [personId, formId])) ?? null;
}

/** All that this computer keeps for a person. */
export async function allKeptWork(personId: string): Promise<readonly KeptWork[]> {
  return (await database()).getAll('work', IDBKeyRange.bound([personId, ''], [personId, '\uffff']));
}

/** Forgets all that this computer keeps, for whoever it was: after a sign-out nothing typed stays readable. */
export async function forgetAllWork(): Promise<void> {
  await (await database()).clear('work');
}
