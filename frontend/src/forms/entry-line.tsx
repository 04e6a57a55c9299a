import { memo } from 'react';
import { EntryLineProvider, type EntryPage } from './entry-context.js';
import { FieldLine } from './field-line.js';
import type { FieldLine as Line } from './field-model.js';

interface EntryLineProps extends Line {
  readonly page: EntryPage;
}

/** A line that is drawn again only when something about it has changed: a form may have hundreds. */
export const EntryLine = memo(function EntryLine({ page, ...line }: EntryLineProps) {
  return (
    <EntryLineProvider value={page}>
      <FieldLine {...line} />
    </EntryLineProvider>
  );
}, isSameLine);

/** Whether two drawings of the page are the same for one line; what is not told by path concerns every line. */
function isSameLine(before: EntryLineProps, after: EntryLineProps): boolean {
  if (before.path !== after.path || before.item !== after.item) return false;
  const parts = partsOf(after);
  return partsOf(before).every((part, index) => Object.is(part, parts[index]));
}

function partsOf({ page, path }: EntryLineProps): readonly unknown[] {
  const { values, findings, required, waiting, previous, unread, refused, ...told } = page;
  const { proposed, focused, absentAt, ...others } = told;
  const { laboratory, ...shared } = others;
  const { results, waiting: _unjudged, ...about } = laboratory ?? { results: null, waiting: [] };
  return [
    ...Object.values(shared),
    JSON.stringify([values[path], findings.get(path), previous[path], unread[path], refused[path]]),
    proposed[path],
    JSON.stringify([about, results?.get(path)]),
    required.has(path),
    waiting.has(path),
    focused === path,
    absentAt === path,
  ];
}
