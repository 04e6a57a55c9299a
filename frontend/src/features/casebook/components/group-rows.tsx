import type { SectionDefinition } from '@lutetia/shared/forms/definition';
import type { FormValues } from '@lutetia/shared/forms/value';
import { useState } from 'react';
import { Icon } from '../../../components/icon.js';
import { useEntryPage } from '../../../forms/entry-context.js';
import { fieldId } from '../../../forms/use-form-entry.js';
import { EntryLine } from '../../../forms/entry-line.js';
import type { FieldBlock, FieldLine } from '../../../forms/field-model.js';
import { valueWords } from '../../../forms/value-words.js';
import { inWords, useWords } from '../../../forms/words.js';
import { focusField } from '../focus-field.js';
import { Course, TableHead, useTable, type Table } from './group-table.js';
import type { AddedRows } from '../use-added-rows.js';
import { TakeOver } from './take-over-rows.js';
import classes from './group-rows.module.css';

/** With more rows than this, those in order are shown by their heading only when the form is opened. */
const MOST_OPEN = 3;
const MOST_SUMMED_UP = 3;

export interface GroupRowsProps {
  readonly section: SectionDefinition;
  readonly blocks: readonly FieldBlock[];
  readonly rows: AddedRows;
}

interface RemovedRow {
  readonly rowId: string;
  readonly title: string;
  readonly values: FormValues;
}

/** The rows of a repeating group: each with a heading that opens and closes it, its removal, and the way back. */
export function GroupRows({ section, blocks, rows }: GroupRowsProps) {
  const { isReadOnly, entry, findings } = useEntryPage();
  const t = useWords();
  const table = useTable(section);
  const name = inWords(section.name);
  const [removed, setRemoved] = useState<readonly RemovedRow[]>([]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => {
    const inOrder = blocks.filter(({ lines }) => lines.every(({ path }) => !findings.has(path)));
    return new Set(blocks.length > MOST_OPEN ? inOrder.map(({ rowId }) => rowId ?? '') : []);
  });
  const setOpen = (rowId: string, isOpen: boolean): void =>
    setClosed((ids) => new Set(isOpen ? [...ids].filter((id) => id !== rowId) : [...ids, rowId]));

  const remove = (rowId: string, title: string): void => {
    const prefix = `${section.code}/${rowId}/`;
    const { values, heldPaths } = entry.queue;
    const held = Object.fromEntries(
      Object.entries(values).filter(([path]) => path.startsWith(prefix) && !isCalculated(section, path)),
    );
    const typed = heldPaths.filter((path) => path.startsWith(prefix));
    if (Object.keys(held).length > 0) setRemoved((others) => [...others, { rowId, title, values: held }]);
    rows.drop(section.code, rowId);
    entry.writeAll(Object.fromEntries([...Object.keys(held), ...typed].map((path) => [path, null])));
    focusSoon(Object.keys(held).length > 0 ? restoreId(section, rowId) : addId(section));
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
  return (
    <>
      {blocks.length === 0 && removed.length === 0 && <p className={classes.none}>{t('form.noRows')}</p>}
      {!isReadOnly && <TakeOver section={section} onTaken={measure} />}
      <div className={table === null ? undefined : classes.table} style={table?.style}>
        {table !== null && blocks.length > 0 && <TableHead section={section} table={table} />}
        {blocks.map((block, index) => (
          <Row
            key={block.rowId}
            block={block}
            table={table}
            number={index + 1}
            title={t('form.row', { section: name, number: index + 1 })}
            isOpen={!closed.has(block.rowId ?? '')}
            onOpen={(isOpen) => setOpen(block.rowId ?? '', isOpen)}
            onRemove={remove}
          />
        ))}
      </div>
      {removed.map((row) => (
        <p key={row.rowId} className={classes.removed} role="status">
          <span>{t('form.rowRemoved', { row: row.title })}</span>
          <button
            id={restoreId(section, row.rowId)}
            type="button"
            className="btn s"
            aria-label={t('form.restoreRowOf', { row: row.title })}
            onClick={() => restore(row)}
          >
            <Icon name="undo" size={14} /> {t('form.restoreRow')}
          </button>
        </p>
      ))}
      {!isReadOnly && (
        <p className={classes.add}>
          <button id={addId(section)} type="button" className="btn s" onClick={add}>
            {t('form.addRow', { section: name })}
          </button>
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly block: FieldBlock;
  /** How the group is drawn where it is a table; null where its rows are cards alone. */
  readonly table: Table | null;
  readonly number: number;
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onRemove: (rowId: string, title: string) => void;
}

function Row({ block, table, number, title, isOpen, onOpen, onRemove }: RowProps) {
  const page = useEntryPage();
  const { isReadOnly, findings } = page;
  const t = useWords();
  const { section, rowId } = block;
  const summary = useSummary(block);
  const id = rowId ?? '';
  const problems = block.lines.flatMap(({ path }) => findings.get(path) ?? []).length;
  return (
    <div className={classes.row}>
      <div className={classes.head}>
        <h3>
          <button
            id={toggleId(section, id)}
            type="button"
            aria-expanded={isOpen}
            aria-controls={`${toggleId(section, id)}-lines`}
            onClick={() => onOpen(!isOpen)}
          >
            <Icon name={isOpen ? 'chevron' : 'right'} size={14} />
            <span className="nw">{title}</span>
            {summary !== '' && <span className={classes.summary}>{summary}</span>}
          </button>
        </h3>
        {!isOpen && problems > 0 && (
          <span className={`sec nw ${classes.problems}`}>{t('form.rowProblems', { count: problems })}</span>
        )}
        {!isReadOnly && (
          <button
            type="button"
            className="btn s q"
            aria-label={t('form.removeRowOf', { row: title })}
            onClick={() => onRemove(id, summary === '' ? title : `${title} · ${summary}`)}
          >
            {t('form.removeRow')}
          </button>
        )}
      </div>
      <div
        id={`${toggleId(section, id)}-lines`}
        className={classes.cells}
        role="group"
        aria-label={title}
        hidden={!isOpen}
      >
        {table !== null && (
          <span className={classes.number} aria-hidden="true">
            {number}
          </span>
        )}
        {block.lines.map((line) => (
          <div
            key={line.path}
            className={`${classes.cell} ${isTakenOver(line, page.values) ? classes.same : ''}`}
            style={table?.at(line.item)}
          >
            <EntryLine page={page} {...line} />
          </div>
        ))}
        {table !== null && <Course table={table} lines={block.lines} />}
      </div>
    </div>
  );
}

/** Who a lesion is stands in its field already: in a table its last value would say the same below it. */
function isTakenOver({ path, item }: FieldLine, values: FormValues): boolean {
  return item.carries === true && values[path] !== undefined;
}

/** The first answers of a row: what a person knows it by. */
function useSummary({ lines }: FieldBlock): string {
  const { definition, values } = useEntryPage();
  const t = useWords();
  return lines
    .flatMap(({ path, item }) => {
      const value = values[path];
      return value === undefined || 'absent' in value ? [] : [valueWords(definition, item, value, t)];
    })
    .slice(0, MOST_SUMMED_UP)
    .join(' · ');
}

function isCalculated({ items }: SectionDefinition, path: string): boolean {
  const code = path.slice(path.lastIndexOf('/') + 1);
  return items.some((item) => item.code === code && item.calculate !== undefined);
}

function focusSoon(id: string): void {
  window.requestAnimationFrame(() => document.getElementById(id)?.focus());
}

const toggleId = ({ code }: SectionDefinition, rowId: string): string => `row-${code}-${rowId}`;
const restoreId = (section: SectionDefinition, rowId: string): string => `${toggleId(section, rowId)}-back`;
const addId = ({ code }: SectionDefinition): string => `row-${code}-add`;
