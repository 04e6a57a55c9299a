import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Sealed } from './work-seal.js';

/** What lies on the computer: whose it is, of which form, from which tab; the rest is readable with that person's key only. */
export interface KeptRow extends Sealed {
  readonly personId: string;
  readonly formId: string;
  readonly tabId: string;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
}

interface DeviceSchema extends DBSchema {
  rows: { key: [string, string, string]; value: KeptRow };
}

const VERSION = 3;
/** A tab of an earlier release may hold the store; the form is open without it rather than not at all. */
const OPEN_WITHIN_MS = 3_000;
const LAST = '\uffff';

/** Each tab writes rows of its own, so that none destroys what another keeps. */
export const TAB_ID = crypto.randomUUID();
const lockName = (tabId: string): string => `lutetia-tab-${tabId}`;

let opened: Promise<IDBPDatabase<DeviceSchema>> | null = null;

/** The store of this browser. @throws Error when it cannot be opened in time; asked again, it is tried again */
export function deviceDatabase(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= inTime(open()).catch((cause: unknown) => {
    opened = null;
    throw cause;
  });
  return opened;
}

async function open(): Promise<IDBPDatabase<DeviceSchema>> {
  const db = await openDB<DeviceSchema>('lutetia', VERSION, {
    upgrade: (upgraded) => {
      for (const store of upgraded.objectStoreNames) upgraded.deleteObjectStore(store);
      upgraded.createObjectStore('rows', { keyPath: ['personId', 'formId', 'tabId'] });
    },
    // A later release in another tab waits for this one to let go.
    blocking: (_, __, event) => {
      opened = null;
      (event.target as IDBDatabase).close();
    },
    terminated: () => {
      opened = null;
    },
  });
  // Held for the life of the tab: how others see that its rows are in good hands.
  void navigator.locks.request(lockName(TAB_ID), () => new Promise(() => undefined));
  return db;
}

/** Rows of a person, or of one form of theirs, the earliest first. */
export async function rowsOf(personId: string, formId?: string): Promise<readonly KeptRow[]> {
  const range = rangeOf(personId, formId);
  const rows = await (await deviceDatabase()).getAll('rows', range);
  return rows.toSorted((a, b) => a.at - b.at);
}

/** The rows that are this tab's to send: its own, and those of tabs that are gone. */
export async function withoutOtherTabs(rows: readonly KeptRow[]): Promise<readonly KeptRow[]> {
  const { held = [] } = await navigator.locks.query();
  const alive = new Set(held.map(({ name }) => name));
  return rows.filter(({ tabId }) => tabId === TAB_ID || !alive.has(lockName(tabId)));
}

/** Puts one row in place of others, in one transaction. */
export async function replaceRows(gone: readonly KeptRow[], row: KeptRow): Promise<void> {
  const transaction = (await deviceDatabase()).transaction('rows', 'readwrite');
  await Promise.all([
    ...gone.map(({ personId, formId, tabId }) => transaction.store.delete([personId, formId, tabId])),
    transaction.store.put(row),
    transaction.done,
  ]);
}

/** Deletes all rows of a person. */
export async function deleteRowsOf(personId: string): Promise<void> {
  await (await deviceDatabase()).delete('rows', rangeOf(personId));
}

function rangeOf(personId: string, formId?: string): IDBKeyRange {
  return IDBKeyRange.bound([personId, formId ?? '', ''], [personId, formId ?? LAST, LAST]);
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('another tab holds the store of this browser')), OPEN_WITHIN_MS);
  });
  return Promise.race([work, tooLate]);
}
