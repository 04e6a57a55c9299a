import type { ScheduleFormView, ScheduleItemView, ScheduleView } from '@lutetia/shared/contract/views';
import { useElementSize } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { FlagIcon, shownFlags, StateIcon, type ShownState } from '../../../components/state-icon.js';
import { useWords } from '../../../forms/words.js';
import { shortDay } from '../../../lib/dates.js';
import { useStudy } from '../../../lib/study.js';
import { casebookMatrix, columnGroups, type CasebookMatrix } from '../casebook-matrix.js';
import classes from '../participant.module.css';

interface CasebookGridProps {
  readonly study: string;
  readonly schedule: ScheduleView;
}

/** Pixels of the forms' names and of one visit's column, as in the style sheet. */
const NAMES = 176;
const COLUMN = 58;
const FEWEST = 6;

type Place = { readonly row: number; readonly column: number };

/** Forms down, visits across. Arrows move, Enter opens, E goes to the earliest open, Home and End along the row. */
export function CasebookGrid({ study, schedule }: CasebookGridProps) {
  const t = useWords();
  const navigate = useNavigate();
  const [isWhole, setWhole] = useState(false);
  const { ref: box, width } = useElementSize();
  const most = isWhole ? null : Math.max(FEWEST, Math.floor((width - NAMES) / COLUMN));
  const matrix = casebookMatrix(schedule, most);
  const earliest = earliestOpen(matrix);
  const [chosen, setPlace] = useState<Place | null>(null);
  const place = chosen ?? earliest;
  const grid = useRef<HTMLTableElement>(null);
  const groupOf = useGroupNames(study);
  const here = {
    row: Math.min(place.row, matrix.rows.length - 1),
    column: Math.min(place.column, matrix.columns.length - 1),
  };

  useEffect(() => {
    const cell = grid.current?.querySelector<HTMLElement>('[tabindex="0"]');
    const around = grid.current?.parentElement;
    if (cell != null && around != null) around.scrollLeft = cell.offsetLeft - around.clientWidth / 2;
  }, [isWhole]);

  const show = (whole: boolean): void => {
    setWhole(whole);
    setPlace(null);
  };
  const open = (form: ScheduleFormView | null): void => {
    if (form === null) return;
    void navigate({
      to: '/$study/participants/$participantId/forms/$formId',
      params: { study, participantId: schedule.participant.id, formId: form.id },
    });
  };
  const go = (next: Place): void => {
    setPlace(next);
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}/${next.column}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next =
      event.ctrlKey || event.altKey || event.metaKey ? null : placeAfter(event.key, here, matrix, earliest);
    if (next !== null) go(next);
    else if (event.key === 'Enter') open(matrix.rows[here.row]?.cells[here.column] ?? null);
    else return;
    event.preventDefault();
  };
  return (
    <section aria-labelledby="casebook-title">
      <div className={classes.head}>
        <h2 id="casebook-title" className="h2">
          {t('casebook.title')}
        </h2>
        <span className="mut">{t('casebook.formsByVisits')}</span>
        <span className={classes.grow} />
        <span className={classes.toggle} role="group" aria-label={t('casebook.shown')}>
          <button type="button" aria-pressed={!isWhole} onClick={() => show(false)}>
            {t('casebook.aroundToday')}
          </button>
          <button type="button" aria-pressed={isWhole} onClick={() => show(true)}>
            {t('casebook.allVisits', { count: casebookMatrix(schedule, null).columns.length })}
          </button>
        </span>
      </div>
      <div className={classes.gridBox} ref={box}>
        <table
          ref={grid}
          className={classes.grid}
          role="grid"
          aria-labelledby="casebook-title"
          onKeyDown={onKeyDown}
        >
          <GridHead matrix={matrix} groupOf={groupOf} today={schedule.today} />
          <tbody>
            {matrix.rows.map((row, rowIndex) => (
              <tr key={row.code}>
                <th scope="row">{row.name}</th>
                {row.cells.map((form, column) => {
                  const visit = matrix.columns[column];
                  if (visit === undefined) return null;
                  const isHere = rowIndex === here.row && column === here.column;
                  return (
                    <td
                      key={visit.id}
                      role="gridcell"
                      tabIndex={isHere ? 0 : -1}
                      data-cell={`${rowIndex}/${column}`}
                      className={column === matrix.openColumn ? classes.now : undefined}
                      aria-label={cellLabel(row.name, visit, form, t)}
                      onFocus={() => setPlace({ row: rowIndex, column })}
                      onClick={() => open(form)}
                    >
                      {form !== null && <CellIcon form={form} visit={visit} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="foot">
        <span>
          <kbd>E</kbd> {t('casebook.keyEarliest')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('casebook.keyOpen')}
        </span>
      </p>
    </section>
  );
}

interface GridHeadProps {
  readonly matrix: CasebookMatrix;
  readonly groupOf: (item: ScheduleItemView) => string;
  readonly today: string;
}

function GridHead({ matrix, groupOf, today }: GridHeadProps) {
  const t = useWords();
  return (
    <thead>
      <tr className={classes.groups}>
        <td />
        {columnGroups(matrix.columns, groupOf).map((group, index) => (
          <th key={`${group.name}/${index}`} colSpan={group.span} scope="colgroup">
            {group.name}
          </th>
        ))}
      </tr>
      <tr>
        <td />
        {matrix.columns.map((item, column) => {
          const day = dayOf(item);
          return (
            <th
              key={item.id}
              scope="col"
              title={item.name}
              className={column === matrix.openColumn ? classes.now : undefined}
            >
              {item.shortName}
              <span>
                {day === null ? t('casebook.noDay') : shortDay(day, dayBefore(matrix, column, today))}
              </span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function dayOf(item: ScheduleItemView | undefined): string | null {
  return item?.occurred ?? item?.planned ?? item?.target ?? null;
}

/** The day a column's year is read against: that of the column before, so that a year is said once. */
function dayBefore(matrix: CasebookMatrix, column: number, today: string): string {
  return dayOf(matrix.columns[column - 1]) ?? today;
}

function CellIcon({ form, visit }: { readonly form: ScheduleFormView; readonly visit: ScheduleItemView }) {
  return (
    <span className={classes.cell}>
      <StateIcon state={shownState(form, visit)} silent />
      {form.state !== 'not-started' &&
        shownFlags(visit.flags).map((flag) => (
          <FlagIcon key={flag} flag={flag} size={11} silent className={classes.flag ?? ''} />
        ))}
    </span>
  );
}

/** A form not begun stands where its visit stands. */
function shownState(form: ScheduleFormView, visit: ScheduleItemView): ShownState {
  if (form.state !== 'not-started') return form.state;
  return visit.state === 'complete' ? 'not-started' : visit.state === 'in-progress' ? 'due' : visit.state;
}

function cellLabel(
  name: string,
  visit: ScheduleItemView,
  form: ScheduleFormView | null,
  t: ReturnType<typeof useWords>,
): string {
  if (form === null) return t('casebook.noForm', { form: name, visit: visit.name });
  return t('casebook.cell', { form: name, visit: visit.name, state: t(`state.${shownState(form, visit)}`) });
}

function useGroupNames(study: string): (item: ScheduleItemView) => string {
  const t = useWords();
  const epochs = useStudy(study).data?.epochs ?? [];
  return (item) =>
    item.cycle > 0
      ? t('course.cycle', { cycle: item.cycle })
      : (epochs.find((epoch) => epoch.code === item.epoch)?.name ?? item.epoch);
}

function earliestOpen(matrix: CasebookMatrix): Place {
  const row = matrix.rows.findIndex((candidate) => {
    const form = candidate.cells[matrix.openColumn] ?? null;
    return form !== null && form.state !== 'complete';
  });
  return { row: Math.max(0, row), column: matrix.openColumn };
}

function placeAfter(key: string, here: Place, matrix: CasebookMatrix, earliest: Place): Place | null {
  const [lastRow, lastColumn] = [matrix.rows.length - 1, matrix.columns.length - 1];
  switch (key) {
    case 'ArrowUp':
      return { ...here, row: Math.max(0, here.row - 1) };
    case 'ArrowDown':
      return { ...here, row: Math.min(lastRow, here.row + 1) };
    case 'ArrowLeft':
      return { ...here, column: Math.max(0, here.column - 1) };
    case 'ArrowRight':
      return { ...here, column: Math.min(lastColumn, here.column + 1) };
    case 'Home':
      return { ...here, column: 0 };
    case 'End':
      return { ...here, column: lastColumn };
    case 'e':
    case 'E':
      return earliest;
    default:
      return null;
  }
}
