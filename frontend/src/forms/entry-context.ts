import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { FormDefinition } from '@lutetia/shared/forms/definition';
import type { OpenProposals } from '@lutetia/shared/forms/proposals';
import type { Finding, FormValues } from '@lutetia/shared/forms/value';
import { createContext, use } from 'react';
import type { LaboratoryPage } from './laboratory/use-laboratory.js';
import type { SaveQueue } from './save-queue.js';
import type { FormEntry } from './use-form-entry.js';

/** What every line of a form page shares. What differs from line to line is told by path (see `entry-line`). */
export interface EntryPage {
  readonly entry: FormEntry;
  readonly definition: FormDefinition;
  /** What was typed, with calculated values. */
  readonly values: FormValues;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Paths that must be filled in as the form stands. */
  readonly required: ReadonlySet<string>;
  /** Items the schedule needs: what holds one of them cannot be marked absent as a whole. */
  readonly neededBySchedule: readonly string[];
  /** Paths whose change waits for its reason. */
  readonly waiting: ReadonlySet<string>;
  /** Text that cannot be read, and why the server refused what was sent, by path. */
  readonly unread: SaveQueue['unread'];
  readonly refused: SaveQueue['refused'];
  readonly previous: FormView['previous'];
  /** What stands in fields and is not entered, by path. */
  readonly proposed: OpenProposals;
  readonly onDecline: (path: string) => void;
  readonly outside: FormView['outside'];
  /** Unit the study offers first by item code. */
  readonly preferredUnits: Readonly<Record<string, string>>;
  /** Null for a form that holds no results of a laboratory. */
  readonly laboratory: LaboratoryPage | null;
  readonly isReadOnly: boolean;
  readonly today: string;
  /** Path whose history and guidance stand beside the form. */
  readonly focused: string | null;
  readonly onFocus: (path: string) => void;
  /** Path of the item, section or form whose "not done" editor is open. */
  readonly absentAt: string | null;
  readonly onAbsent: (path: string | null) => void;
}

const PageContext = createContext<EntryPage | null>(null);

/**
 * Around what reads the page, and around each line, which keeps the page as it was when the line was last drawn (see
 * `entry-line`). Never around all lines at once: a page is made anew with every key, and React then goes through all
 * that stands below for those who read it.
 */
export const EntryPageProvider = PageContext.Provider;

/** @throws Error outside a form page: a defect */
export function useEntryPage(): EntryPage {
  const page = use(PageContext);
  if (page === null) throw new Error('a field stands outside a form page');
  return page;
}
