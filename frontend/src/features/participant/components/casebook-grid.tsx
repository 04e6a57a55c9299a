import type { ScheduleFormView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../../forms/words.js';
import { useWidth } from '../../../lib/use-width.js';
import { casebookMatrix } from '../casebook-matrix.js';
import { earliestOpen, placeAfter, type CasebookPlace } from '../casebook-place.js';
import classes from '../participant.module.css';
import { CasebookCell } from './casebook-cell.js';
import { CasebookHead } from './casebook-head.js';

interface CasebookGridProps {
  readonly study: string;
  readonly schedule: ScheduleView;
}

/** Pixels of the forms' names and of one visit's column, as in the style sheet. */
const NAMES = 176;
const COLUMN = 58;
const FEWEST = 6;

/** Forms down, visits across. Arrows move, Enter opens, E goes to the earliest open, Home and End along the row. */
export function CasebookGrid({ study, schedule }: CasebookGridProps) {
  const t = useWords();
  const navigate = useNavigate();
  const [isWhole, setWhole] = useState(false);
  const { ref: box, width } = useWidth();
  const most = isWhole ? null : Math.max(FEWEST, Math.floor((width - NAMES) / COLUMN));
  const matrix = casebookMatrix(schedule, most);
  const earliest = earliestOpen(matrix);
  const [chosen, setPlace] = useState<CasebookPlace | null>(null);
  const place = chosen ?? earliest;
  const grid = useRef<HTMLTableElement>(null);
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
  const go = (next: CasebookPlace): void => {
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
          style={{ width: NAMES + matrix.columns.length * COLUMN }}
          role="grid"
          aria-labelledby="casebook-title"
          onKeyDown={onKeyDown}
        >
          <colgroup>
            <col />
            {matrix.columns.map(({ id }) => (
              <col key={id} />
            ))}
          </colgroup>
          <CasebookHead matrix={matrix} study={study} today={schedule.today} />
          <tbody>
            {matrix.rows.map((row, rowIndex) => (
              <tr key={row.code}>
                <th scope="row">{row.name}</th>
                {row.cells.map((form, column) => {
                  const visit = matrix.columns[column];
                  if (visit === undefined) return null;
                  return (
                    <CasebookCell
                      key={visit.id}
                      row={rowIndex}
                      column={column}
                      name={row.name}
                      visit={visit}
                      form={form}
                      isHere={rowIndex === here.row && column === here.column}
                      isOpenColumn={column === matrix.openColumn}
                      onFocus={() => setPlace({ row: rowIndex, column })}
                      onOpen={() => open(form)}
                    />
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
