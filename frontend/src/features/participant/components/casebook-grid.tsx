import type { ScheduleFormView, ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../../forms/words.js';
import { useWidth } from '../../../lib/use-width.js';
import { casebookMatrix, type CasebookMatrix } from '../casebook-matrix.js';
import type { CasebookPlace } from '../casebook-place.js';
import classes from '../participant.module.css';
import { useCasebookCursor } from '../use-casebook-cursor.js';
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
  const navigate = useNavigate();
  const [isWhole, setWhole] = useState(false);
  const { ref: box, width } = useWidth();
  const most = isWhole ? null : Math.max(FEWEST, Math.floor((width - NAMES) / COLUMN));
  const matrix = casebookMatrix(schedule, most);
  const open = (form: ScheduleFormView | null): void => {
    if (form === null) return;
    void navigate({
      to: '/$study/participants/$participantId/forms/$formId',
      params: { study, participantId: schedule.participant.id, formId: form.id },
    });
  };
  const { grid, here, setPlace, onKeyDown } = useCasebookCursor(matrix, isWhole, open);
  const show = (whole: boolean): void => {
    setWhole(whole);
    setPlace(null);
  };
  return (
    <section aria-labelledby="casebook-title">
      <Head schedule={schedule} isWhole={isWhole} onShow={show} />
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
          <Rows matrix={matrix} here={here} onPlace={setPlace} onOpen={open} />
        </table>
      </div>
      <Keys />
    </section>
  );
}

interface HeadProps {
  readonly schedule: ScheduleView;
  readonly isWhole: boolean;
  readonly onShow: (isWhole: boolean) => void;
}

/** What the grid is, and whether it shows the visits around today or all of them. */
function Head({ schedule, isWhole, onShow }: HeadProps) {
  const t = useWords();
  return (
    <div className={classes.head}>
      <h2 id="casebook-title" className="h2">
        {t('casebook.title')}
      </h2>
      <span className="mut">{t('casebook.formsByVisits')}</span>
      <span className={classes.grow} />
      <span className={classes.toggle} role="group" aria-label={t('casebook.shown')}>
        <button type="button" aria-pressed={!isWhole} onClick={() => onShow(false)}>
          {t('casebook.aroundToday')}
        </button>
        <button type="button" aria-pressed={isWhole} onClick={() => onShow(true)}>
          {t('casebook.allVisits', { count: casebookMatrix(schedule, null).columns.length })}
        </button>
      </span>
    </div>
  );
}

interface RowsProps {
  readonly matrix: CasebookMatrix;
  readonly here: CasebookPlace;
  readonly onPlace: (place: CasebookPlace) => void;
  readonly onOpen: (form: ScheduleFormView | null) => void;
}

/** A form's state at each visit that asks for it. */
function Rows({ matrix, here, onPlace, onOpen }: RowsProps) {
  return (
    <tbody>
      {matrix.rows.map(({ code, name, cells }, row) => (
        <tr key={code}>
          <th scope="row">{name}</th>
          {matrix.columns.map((visit, column) => {
            const form = cells[column] ?? null;
            return (
              <CasebookCell
                key={visit.id}
                row={row}
                column={column}
                name={name}
                visit={visit}
                form={form}
                isHere={row === here.row && column === here.column}
                isOpenColumn={column === matrix.openColumn}
                onFocus={() => onPlace({ row, column })}
                onOpen={() => onOpen(form)}
              />
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

function Keys() {
  const t = useWords();
  return (
    <p className="foot">
      <span>
        <kbd>E</kbd> {t('casebook.keyEarliest')}
      </span>
      <span>
        <kbd>Enter</kbd> {t('casebook.keyOpen')}
      </span>
    </p>
  );
}
