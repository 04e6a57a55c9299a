import { createStore, useStore } from './store.js';

/** The form that unsent work belongs to, as people name it and as an address. */
export interface FormPlace {
  readonly study: string;
  readonly participantId: string;
  /** `FR-12-013 Consent`. */
  readonly name: string;
  /** A completed form takes a change only with its reason. */
  readonly isComplete: boolean;
}

/** What this computer keeps of one form. */
export interface LeftWork extends FormPlace {
  readonly formId: string;
  /** Values read and not yet acknowledged. */
  readonly changes: number;
  /** Texts that cannot be read, and values that were refused: to be corrected. */
  readonly unread: number;
}

const left = createStore<readonly LeftWork[]>([]);

/** Notes what is kept of a form; null when nothing is kept of it any more. */
export function noteLeftWork(formId: string, work: LeftWork | null): void {
  const known = left.get().find((other) => other.formId === formId);
  // Told with every keystroke, which seldom changes how much is kept.
  if (isSame(known ?? null, work)) return;
  const others = left.get().filter((other) => other.formId !== formId);
  left.set(work === null ? others : [...others, work]);
}

function isSame(before: LeftWork | null, after: LeftWork | null): boolean {
  if (before === null || after === null) return before === after;
  const { changes, unread, isComplete } = before;
  return changes === after.changes && unread === after.unread && isComplete === after.isComplete;
}

/** Replaces all that is known to be kept: at the start, and empty after a sign-out. */
export function replaceLeftWork(work: readonly LeftWork[]): void {
  left.set(work);
}

/** How many fields of a form are answered, as counted where it was filled in. */
export interface Answered {
  readonly answered: number;
  readonly total: number;
}

const counted = new Map<string, Answered>();

/** Notes how far a form was filled in when it was last open in this window. */
export function noteAnswered(formId: string, { answered, total }: Answered): void {
  counted.set(formId, { answered, total });
}

/** How far a form is filled in that something is kept of here; null when it was not open in this window. */
export function keptAnswered(formId: string): Answered | null {
  return counted.get(formId) ?? null;
}

/** What this computer keeps of forms, the one worked on last at the end. */
export function useLeftWork(): readonly LeftWork[] {
  return useStore(left);
}

const keeping = createStore(true);

/** Notes whether this browser could keep what was typed last: it may have no store, or no room. */
export function noteKeeping(isKept: boolean): void {
  keeping.set(isKept);
}

/** Whether what is typed is kept on this computer too. */
export function useKeeping(): boolean {
  return useStore(keeping);
}

/** How many values wait in this window, kept by the browser or not. */
export function valuesWaiting(): number {
  return left.get().reduce((sum, { changes, unread }) => sum + changes + unread, 0);
}
