import { isOfCells } from '@lutetia/shared/laboratory/copied-cells';
import type { ClipboardEvent } from 'react';
import type { EntryPage } from '../entry-context.js';
import { fieldId } from '../use-form-entry.js';

/** Cells of a spreadsheet, and the result they were pasted at. */
export interface PastedCells {
  readonly path: string;
  readonly text: string;
  /** Another for each paste. */
  readonly turn: number;
}

/** Cells pasted at the value of a laboratory result, kept from going into its field; null for any other paste. */
export function cellsPasted(event: ClipboardEvent, { laboratory }: EntryPage): PastedCells | null {
  const field = event.target;
  if (laboratory === null || !(field instanceof HTMLInputElement)) return null;
  const path = field.closest<HTMLElement>('[data-path]')?.dataset['path'];
  if (path === undefined || field.id !== fieldId(path) || !laboratory.results.has(path)) return null;
  const text = event.clipboardData.getData('text/plain');
  if (!isOfCells(text)) return null;
  event.preventDefault();
  return { path, text, turn: event.timeStamp };
}
