import { sameContent } from '@lutetia/shared/forms/diff';
import type { FormChanges } from '@lutetia/shared/forms/value';
import { laboratoryItems } from '@lutetia/shared/laboratory/analytes';
import {
  readPastedResults,
  type PasteReading,
  type PasteTarget,
} from '@lutetia/shared/laboratory/pasted-results';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { announce } from '../../lib/announce.js';
import { useEntryPage, type EntryPage } from '../entry-context.js';
import { fieldId } from '../use-form-entry.js';
import type { PastedCells } from './pasted-cells.js';
import { PastePreview } from './paste-preview.js';
import { PasteUndo } from './paste-undo.js';
import classes from './pasted.module.css';

interface PastedResultsProps {
  readonly pasted: PastedCells;
  /** Paths the form shows; null while it is not known. */
  readonly visible: ReadonlySet<string> | null;
  readonly onClose: () => void;
}

/** Results copied from a spreadsheet: first what goes where, then entered in one save, and taken back in one step. */
export function PastedResults({ pasted, visible, onClose }: PastedResultsProps) {
  const page = useEntryPage();
  const { entry } = page;
  const t = useWords('pasted');
  const [reading] = useState(() => readingOf(pasted, page, visible));
  const [before, setBefore] = useState<FormChanges | null>(null);
  const changes = changesOf(reading);
  const leaveTo = (path: string): void => document.getElementById(fieldId(path))?.focus();
  const enter = (): void => {
    const { values } = entry.queue;
    setBefore(Object.fromEntries(Object.keys(changes).map((path) => [path, values[path] ?? null])));
    entry.writeAll(changes);
    announce(t('entered', { count: reading.results.length }));
    leaveTo(reading.results.at(-1)?.item.code ?? pasted.path);
  };
  const undo = (): void => {
    const { values } = entry.queue;
    // What was typed over since is nobody's paste any more.
    const untouched = Object.entries(before ?? {}).filter(([path]) =>
      sameContent(values[path] ?? null, changes[path] ?? null),
    );
    entry.writeAll(Object.fromEntries(untouched));
    announce(t('undone'));
    onClose();
    leaveTo(pasted.path);
  };
  return (
    <section className={classes.paste} aria-label={t('title')}>
      {before === null ? (
        <PastePreview
          reading={reading}
          onEnter={enter}
          onClose={() => {
            onClose();
            leaveTo(pasted.path);
          }}
        />
      ) : (
        <PasteUndo count={reading.results.length} onUndo={undo} onClose={onClose} />
      )}
    </section>
  );
}

function changesOf({ results }: PasteReading): FormChanges {
  return Object.fromEntries(results.map(({ item, value }) => [item.code, value]));
}

function readingOf(
  { path, text }: PastedCells,
  { entry, definition, preferredUnits }: EntryPage,
  visible: ReadonlySet<string> | null,
): PasteReading {
  const targets = laboratoryItems(definition)
    .filter(({ code, calculate }) => calculate === undefined && visible?.has(code) !== false)
    .map((item): PasteTarget => {
      const field = document.getElementById(fieldId(item.code));
      // A unit chosen on the line is known to nobody else until there is a value.
      const chosen = field?.closest('[data-path]')?.querySelector('select')?.value;
      const unit = chosen ?? preferredUnits[item.code] ?? item.units?.[0] ?? null;
      return { item, unit, isMarked: !(field instanceof HTMLInputElement) };
    });
  const decimalSign = (1.5).toLocaleString(navigator.language).includes(',') ? ',' : '.';
  return readPastedResults(text, { form: entry.compiled, targets, from: path, decimalSign });
}
