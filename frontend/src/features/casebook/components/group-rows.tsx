import type { SectionDefinition } from '@lutetia/shared/forms/definition';
import type { FormValues } from '@lutetia/shared/forms/value';
import { Icon } from '../../../components/icon.js';
import { useEntryPage } from '../../../forms/entry-context.js';
import { EntryLine } from '../../../forms/entry-line.js';
import type { FieldBlock, FieldLine } from '../../../forms/field-model.js';
import { valueWords } from '../../../forms/value-words.js';
import { inWords, useWords } from '../../../forms/words.js';
import { addId, restoreId, toggleId, useGroupRows, type RemovedRow } from '../use-group-rows.js';
import { Course, TableHead, useTable, type Table } from './group-table.js';
import type { AddedRows } from '../use-added-rows.js';
import { TakeOver } from './take-over-rows.js';
import classes from './group-rows.module.css';

const MOST_SUMMED_UP = 3;

export interface GroupRowsProps {
  readonly section: SectionDefinition;
  readonly blocks: readonly FieldBlock[];
  readonly rows: AddedRows;
}

/** The rows of a repeating group: each with a heading that opens and closes it, its removal, and the way back. */
export function GroupRows({ section, blocks, rows }: GroupRowsProps) {
  const { isReadOnly } = useEntryPage();
  const t = useWords();
  const table = useTable(section);
  const group = useGroupRows(section, blocks, rows);
  const name = inWords(section.name);
  return (
    <>
      {blocks.length === 0 && group.removed.length === 0 && (
        <p className={classes.none}>{t('form.noRows')}</p>
      )}
      {!isReadOnly && <TakeOver section={section} onTaken={group.measure} />}
      <div className={table === null ? undefined : classes.table} style={table?.style}>
        {table !== null && blocks.length > 0 && <TableHead section={section} table={table} />}
        {blocks.map((block, index) => (
          <Row
            key={block.rowId}
            block={block}
            table={table}
            number={index + 1}
            title={t('form.row', { section: name, number: index + 1 })}
            isOpen={group.isOpen(block.rowId ?? '')}
            onOpen={(isOpen) => group.setOpen(block.rowId ?? '', isOpen)}
            onRemove={group.remove}
          />
        ))}
      </div>
      {group.removed.map((row) => (
        <Removed key={row.rowId} id={restoreId(section, row.rowId)} row={row} onRestore={group.restore} />
      ))}
      {!isReadOnly && (
        <p className={classes.add}>
          <button id={addId(section)} type="button" className="btn s" onClick={group.add}>
            {t('form.addRow', { section: name })}
          </button>
        </p>
      )}
    </>
  );
}

interface RemovedProps {
  readonly id: string;
  readonly row: RemovedRow;
  readonly onRestore: (row: RemovedRow) => void;
}

/** Says of a removed row that it is gone, and puts it back. */
function Removed({ id, row, onRestore }: RemovedProps) {
  const t = useWords();
  return (
    <p className={classes.removed} role="status">
      <span>{t('form.rowRemoved', { row: row.title })}</span>
      <button
        id={id}
        type="button"
        className="btn s"
        aria-label={t('form.restoreRowOf', { row: row.title })}
        onClick={() => onRestore(row)}
      >
        <Icon name="undo" size={14} /> {t('form.restoreRow')}
      </button>
    </p>
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
  const { section, rowId, lines } = block;
  const toggle = toggleId(section, rowId ?? '');
  const head = { block, title, isOpen, onOpen, onRemove };
  return (
    <div className={classes.row}>
      <RowHead {...head} toggle={toggle} />
      <div id={`${toggle}-lines`} className={classes.cells} role="group" aria-label={title} hidden={!isOpen}>
        {table !== null && (
          <span className={classes.number} aria-hidden="true">
            {number}
          </span>
        )}
        {lines.map((line) => (
          <div
            key={line.path}
            className={`${classes.cell} ${isTakenOver(line, page.values) ? classes.same : ''}`}
            style={table?.at(line.item)}
          >
            <EntryLine page={page} {...line} />
          </div>
        ))}
        {table !== null && <Course table={table} lines={lines} />}
      </div>
    </div>
  );
}

interface RowHeadProps extends Omit<RowProps, 'table' | 'number'> {
  /** The id of what opens and closes the row. */
  readonly toggle: string;
}

/** What the row is known by, what is to be checked in it while it is closed, and its removal. */
function RowHead({ block, title, isOpen, onOpen, onRemove, toggle }: RowHeadProps) {
  const { isReadOnly, findings } = useEntryPage();
  const t = useWords();
  const summary = useSummary(block);
  const problems = block.lines.flatMap(({ path }) => findings.get(path) ?? []).length;
  return (
    <div className={classes.head}>
      <h3>
        <button
          id={toggle}
          type="button"
          aria-expanded={isOpen}
          aria-controls={`${toggle}-lines`}
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
          onClick={() => onRemove(block.rowId ?? '', summary === '' ? title : `${title} · ${summary}`)}
        >
          {t('form.removeRow')}
        </button>
      )}
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
