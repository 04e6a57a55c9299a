import { memo } from 'react';
import { EntryPageProvider, type EntryPage } from './entry-context.js';
import { FieldLine } from './field-line.js';
import type { FieldLine as Line } from './field-model.js';

interface EntryLineProps extends Line {
  readonly page: EntryPage;
}

/** A line that is drawn again only when something about it has changed: a form may have hundreds. */
export const EntryLine = memo(function EntryLine({ page, ...line }: EntryLineProps) {
  return (
    <EntryPageProvider value={page}>
      <FieldLine {...line} />
    </EntryPageProvider>
  );
}, isSameLine);

/** Whether two drawings of the page are the same for one line. */
function isSameLine(before: EntryLineProps, after: EntryLineProps): boolean {
  if (before.path !== after.path || before.item !== after.item) return false;
  return before.page === after.page || (isSharedSame(before.page, after.page) && isToldSame(before, after));
}

let compared: { readonly before: EntryPage; readonly after: EntryPage; readonly isSame: boolean } | null =
  null;

/** What is not told by path concerns every line: it is compared once for all of them. */
function isSharedSame(before: EntryPage, after: EntryPage): boolean {
  if (compared?.before !== before || compared.after !== after) {
    const parts = sharedParts(after);
    const isSame = sharedParts(before).every((part, index) => Object.is(part, parts[index]));
    compared = { before, after, isSame };
  }
  return compared.isSame;
}

const TOLD_BY_PATH: ReadonlySet<string> = new Set<keyof EntryPage>([
  'values',
  'findings',
  'required',
  'waiting',
  'unread',
  'refused',
  'previous',
  'proposed',
  'laboratory',
  'focused',
  'absentAt',
]);

function sharedParts(page: EntryPage): readonly unknown[] {
  const {
    results: _,
    waiting: _unjudged,
    ...laboratory
  } = page.laboratory ?? { results: null, waiting: null };
  const shared = Object.entries(page).filter(([key]) => !TOLD_BY_PATH.has(key));
  return [JSON.stringify(laboratory), ...shared.map(([, part]: [string, unknown]) => part)];
}

function isToldSame({ page: before, path }: EntryLineProps, { page: after }: EntryLineProps): boolean {
  return (
    isAlike(before.values[path], after.values[path]) &&
    isAlike(before.findings.get(path), after.findings.get(path)) &&
    isAlike(before.previous[path], after.previous[path]) &&
    isAlike(before.unread[path], after.unread[path]) &&
    isAlike(before.refused[path], after.refused[path]) &&
    Object.is(before.proposed[path], after.proposed[path]) &&
    isAlike(before.laboratory?.results.get(path), after.laboratory?.results.get(path)) &&
    before.required.has(path) === after.required.has(path) &&
    before.waiting.has(path) === after.waiting.has(path) &&
    (before.focused === path) === (after.focused === path) &&
    (before.absentAt === path) === (after.absentAt === path)
  );
}

/** The same, or made anew and the same to read. */
function isAlike(before: unknown, after: unknown): boolean {
  return Object.is(before, after) || JSON.stringify(before) === JSON.stringify(after);
}
