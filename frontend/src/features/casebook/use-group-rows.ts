import type { SectionDefinition } from '@lutetia/shared/forms/definition';
import type { FormValues } from '@lutetia/shared/forms/value';
import { useState } from 'react';
import { useEntryPage } from '../../forms/entry-context.js';
import type { FieldBlock } from '../../forms/field-model.js';
import { fieldId } from '../../forms/use-form-entry.js';
import { focusField } from './focus-field.js';
import type { AddedRows } from './use-added-rows.js';

/** With more rows than this, those in order are shown by their heading only when the form is opened. */
const MOST_OPEN = 3;

/** A row that was removed on this page, with what it held. */
export interface RemovedRow {
  readonly rowId: string;
  readonly title: string;
  readonly values: FormValues;
}

/** The rows of a repeating group: which are open, adding and removing one, and the way back; the cursor follows. */
export function useGroupRows(section: SectionDefinition, blocks: readonly FieldBlock[], rows: AddedRows) {
  const { entry } = useEntryPage();
  const [removed, setRemoved] = useState<readonly RemovedRow[]>([]);
  const { isOpen, setOpen } = useOpenRows(blocks);
  const remove = (rowId: string, title: string): void => {
    const { values, paths } = heldBy(section, rowId, entry.queue);
    const isEmpty = Object.keys(values).length === 0;
    if (!isEmpty) setRemoved((others) => [...others, { rowId, title, values }]);
    rows.drop(section.code, rowId);
    entry.writeAll(Object.fromEntries(paths.map((path) => [path, null])));
    focusSoon(isEmpty ? addId(section) : restoreId(section, rowId));
  };
  const restore = ({ rowId, values }: RemovedRow): void => {
    setRemoved((others) => others.filter((other) => other.rowId !== rowId));
    entry.writeAll(values);
    setOpen(rowId, true);
    focusSoon(toggleId(section, rowId));
  };
  const add = (): void => {
    const rowId = rows.add(section.code);
    const first = section.items.find((item) => item.calculate === undefined && item.visible === undefined);
    window.requestAnimationFrame(() => focusField(`${section.code}/${rowId}/${first?.code ?? ''}`));
  };
  // Who they are is known: the cursor goes to what is found anew.
  const measure = (rowId: string): void => {
    const anew = section.items.find(
      (item) => item.carries !== true && item.calculate === undefined && item.visible === undefined,
    );
    focusSoon(
      anew === undefined ? toggleId(section, rowId) : fieldId(`${section.code}/${rowId}/${anew.code}`),
    );
  };
  return { removed, isOpen, setOpen, remove, restore, add, measure };
}

function useOpenRows(blocks: readonly FieldBlock[]) {
  const { findings } = useEntryPage();
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => {
    const inOrder = blocks.filter(({ lines }) => lines.every(({ path }) => !findings.has(path)));
    return new Set(blocks.length > MOST_OPEN ? inOrder.map(({ rowId }) => rowId ?? '') : []);
  });
  return {
    isOpen: (rowId: string): boolean => !closed.has(rowId),
    setOpen: (rowId: string, isOpen: boolean): void =>
      setClosed((ids) => new Set(isOpen ? [...ids].filter((id) => id !== rowId) : [...ids, rowId])),
  };
}

interface HeldValues {
  readonly values: FormValues;
  readonly heldPaths: readonly string[];
}

/** What a row holds that somebody entered, and every path of it, also of text that is not saved. */
function heldBy({ code, items }: SectionDefinition, rowId: string, { values, heldPaths }: HeldValues) {
  const prefix = `${code}/${rowId}/`;
  const calculated = new Set(items.filter((item) => item.calculate !== undefined).map((item) => item.code));
  const held = Object.entries(values).filter(
    ([path]) => path.startsWith(prefix) && !calculated.has(path.slice(prefix.length)),
  );
  const typed = heldPaths.filter((path) => path.startsWith(prefix));
  return { values: Object.fromEntries(held), paths: [...held.map(([path]) => path), ...typed] };
}

function focusSoon(id: string): void {
  window.requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** The id of what opens and closes a row. */
export const toggleId = ({ code }: SectionDefinition, rowId: string): string => `row-${code}-${rowId}`;

/** The id of what puts a removed row back. */
export const restoreId = (section: SectionDefinition, rowId: string): string =>
  `${toggleId(section, rowId)}-back`;

/** The id of what adds a row. */
export const addId = ({ code }: SectionDefinition): string => `row-${code}-add`;
