import type { FormDefinition, ItemDefinition, SectionDefinition } from '@lutetia/shared/forms/definition';
import type { CSSProperties } from 'react';
import { useEntryPage } from '../../../forms/entry-context.js';
import type { FieldLine } from '../../../forms/field-model.js';
import { isGroupOfOptions } from '../../../forms/fields/field-control.js';
import lines from '../../../forms/form-lines.module.css';
import { valueWords } from '../../../forms/value-words.js';
import { inWords, useWords } from '../../../forms/words.js';
import { shortDay } from '../../../lib/dates.js';
import classes from './group-rows.module.css';

/** How a repeating group is drawn as a table: its columns, and where each item stands. */
export interface Table {
  readonly style: CSSProperties;
  /** The item whose first and smallest values from before have columns of their own; null where several would, or none. */
  readonly measure: ItemDefinition | null;
  readonly at: (item: ItemDefinition) => CSSProperties;
  /** Where the first of the two values from before stands; the other stands behind it. */
  readonly courseAt: number;
}

const COURSE = ['first', 'least'] as const;
/** The number of the row stands before the items; each item has its value and what stands behind that. */
const FIRST_COLUMN = 2;

/** Null for a group that is not laid out as a table. Where the screen is narrow its rows are cards like those of any other. */
export function useTable(section: SectionDefinition): Table | null {
  const { definition, previous } = useEntryPage();
  if (section.layout !== 'table') return null;
  const { items } = section;
  const hasCourse = (code: string): boolean =>
    Object.entries(previous).some(
      ([path, { first }]) =>
        first !== undefined && path.startsWith(`${section.code}/`) && path.endsWith(`/${code}`),
    );
  const [measure = null, ...others] = items.filter(({ code }) => hasCourse(code));
  const only = others.length === 0 ? measure : null;
  const columns = [
    '20px',
    ...items.map((item, index) => `${widthOf(item, index, definition)} ${tailOf(item)}`),
    ...(only === null ? [] : ['84px 84px']),
    '68px',
  ];
  return {
    style: { '--columns': columns.join(' ') } as CSSProperties,
    measure: only,
    courseAt: FIRST_COLUMN + 2 * items.length,
    at: (item) => ({ '--at': FIRST_COLUMN + 2 * items.indexOf(item) }) as CSSProperties,
  };
}

/** The first text of a row is what it is called, such as T01: it is short. */
function widthOf(item: ItemDefinition, index: number, { codelists }: FormDefinition): string {
  const { type, codelist, calculate } = item;
  if (calculate !== undefined) return 'minmax(64px, 0.8fr)';
  switch (type) {
    case 'quantity':
    case 'decimal':
    case 'integer':
      return '76px';
    case 'choice':
      return isGroupOfOptions(item, codelists[codelist ?? '']?.length ?? 0)
        ? 'minmax(0, 3fr)'
        : 'minmax(0, 1.7fr)';
    default:
      return index === 0 ? 'minmax(0, 0.8fr)' : 'minmax(0, 1.3fr)';
  }
}

/** Room for the unit behind a value, or to choose it. */
function tailOf({ units = [] }: ItemDefinition): string {
  if (units.length === 0) return '0';
  return units.length === 1 ? '34px' : '72px';
}

interface TableHeadProps {
  readonly section: SectionDefinition;
  readonly table: Table;
}

/** The labels of the items once above their columns. To those who do not see the page each field says its own. */
export function TableHead({ section, table }: TableHeadProps) {
  const t = useWords();
  return (
    <div className={classes.tableHead} aria-hidden="true">
      {section.items.map((item) => (
        <span key={item.code} style={table.at(item)}>
          {inWords(item.label)}
          {item.critical === true && <span className={lines.critical} />}
          {item.required === false && item.calculate === undefined && (
            <span className="mut"> {t('field.optional')}</span>
          )}
        </span>
      ))}
      {table.measure !== null &&
        COURSE.map((key, index) => (
          <span key={key} className={classes.course} style={{ gridColumn: table.courseAt + index }}>
            {t(`form.${key}`)}
          </span>
        ))}
    </div>
  );
}

interface CourseProps {
  readonly table: Table;
  readonly lines: readonly FieldLine[];
}

/** What a lesion measured at first and the least since, beside what it measures now. */
export function Course({ table, lines: fields }: CourseProps) {
  const { definition, previous, today } = useEntryPage();
  const t = useWords();
  const { measure: item } = table;
  if (item === null) return null;
  const path = fields.find((field) => field.item === item)?.path ?? '';
  return COURSE.map((key, index) => {
    const known = previous[path]?.[key];
    return (
      <span key={key} className={classes.course} style={{ gridColumn: table.courseAt + index }}>
        {known !== undefined && (
          <>
            <span className="sr">{`${inWords(item.label)}: ${t(`form.${key}`)} `}</span>
            {valueWords(definition, item, known.value, t)}
            <span className="mut">{shortDay(known.on, today)}</span>
          </>
        )}
      </span>
    );
  });
}
