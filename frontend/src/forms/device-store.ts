import {
  noteKeeping,
  noteLeftWork,
  replaceLeftWork,
  type FormPlace,
  type LeftWork,
} from '../lib/left-work.js';
import {
  deleteRowsOf,
  deviceDatabase,
  replaceRows,
  rowsOf,
  TAB_ID,
  withoutOtherTabs,
  type KeptRow,
} from './device-database.js';
import { mergeKeptWork } from './merge-kept-work.js';
import type { KeptWork, PlacedWork } from './saving-types.js';
import { seal, unseal } from './work-seal.js';

/** What is to be kept of each form, and what was written last: keystrokes follow each other faster than writing does. */
const latest = new Map<string, PlacedWork | null>();
const written = new Map<string, PlacedWork | null>();
const writing = new Map<string, Promise<void>>();
const leaving = new Set<string>();

/** Keeps what a person typed into a form in this tab, or something typed later; null forgets it. */
export function keepWork(
  personId: string,
  formId: string,
  work: KeptWork | null,
  place: FormPlace | null,
): Promise<void> {
  if (leaving.has(personId)) return Promise.resolve();
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

/** Whether keeping came to a good end; where a browser has no room or no store, work is sent but not kept. */
export function isKept(keeping: Promise<void>): Promise<boolean> {
  const noted = (isHere: boolean): boolean => {
    noteKeeping(isHere);
    return isHere;
  };
  return keeping.then(
    () => noted(true),
    () => noted(false),
  );
}

/** What was given up at a sign-out in another tab is not kept again from this one. */
export function stopKeeping(personId: string): void {
  leaving.add(personId);
}

/** What this computer keeps of one form for a person, from this tab and from tabs that are gone. */
export async function keptWork(personId: string, formId: string): Promise<PlacedWork | null> {
  await writing.get(`${personId}/${formId}`)?.catch(() => undefined);
  return adopt(await withoutOtherTabs(await rowsOf(personId, formId)));
}

/** All that is this tab's to send for a person, form by form. */
export async function ownKeptWork(personId: string): Promise<readonly PlacedWork[]> {
  const rows = await withoutOtherTabs(await rowsOf(personId));
  const formIds = [...new Set(rows.map(({ formId }) => formId))];
  const works = await Promise.all(formIds.map((id) => adopt(rows.filter(({ formId }) => formId === id))));
  return works.filter((work) => work !== null);
}

/** All that this computer keeps for a person, whichever tab keeps it. */
export async function allKeptWork(personId: string): Promise<readonly PlacedWork[]> {
  const rows = await rowsOf(personId);
  return Promise.all(rows.map((row) => unseal<PlacedWork>(personId, row)));
}

/** Tells the top bar what is kept for a person from earlier; where a browser has no store, that it keeps nothing. */
export async function tellLeftWork(personId: string): Promise<void> {
  const kept = await ownKeptWork(personId).catch(() => null);
  if (kept === null) return noteKeeping(false);
  replaceLeftWork(kept.map(leftOf).filter((left) => left !== null));
}

/** Forgets all that this computer keeps for a person who signs out; what others left stays, and stays unreadable. */
export async function forgetAllWork(personId: string): Promise<void> {
  stopKeeping(personId);
  replaceLeftWork([]);
  await deleteRowsOf(personId);
}

/** How many values of a form are kept: each path once. */
export function countOf({ outgoing, unsent, typing, unread, refused }: KeptWork): number {
  return Object.keys({ ...outgoing?.changes, ...unsent, ...typing, ...unread, ...refused }).length;
}

/** Makes the rows of one form a single one of this tab. */
async function adopt(rows: readonly KeptRow[]): Promise<PlacedWork | null> {
  const [first] = rows;
  if (first === undefined) return null;
  const { personId, formId } = first;
  const [earliest, ...others] = await Promise.all(rows.map((row) => unseal<PlacedWork>(personId, row)));
  if (earliest === undefined) return null;
  const work = mergeKeptWork([earliest, ...others]);
  if (rows.length > 1 || first.tabId !== TAB_ID) await replaceRows(rows, await rowOf(personId, formId, work));
  return work;
}

async function write(personId: string, formId: string, work: PlacedWork | null): Promise<void> {
  const db = await deviceDatabase();
  if (work === null) await db.delete('rows', [personId, formId, TAB_ID]);
  else await db.put('rows', await rowOf(personId, formId, work));
}

async function rowOf(personId: string, formId: string, work: PlacedWork): Promise<KeptRow> {
  return { ...(await seal(personId, work)), personId, formId, tabId: TAB_ID, at: Date.now() };
}

function leftOf({ formId, place, outgoing, unsent, typing, unread, refused }: PlacedWork): LeftWork | null {
  if (place === null) return null;
  const changes = Object.keys({ ...outgoing?.changes, ...unsent, ...typing }).length;
  return { ...place, formId, changes, unread: Object.keys({ ...unread, ...refused }).length };
}
