import { mondayIndex } from '../lib/dates.js';
import { daysShown } from './month-days.js';
import './month-calendar.css';

const HEADS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;

export interface DayMark {
  readonly className?: string;
  /** Said with the day and shown when it is pointed at. */
  readonly label?: string;
  /** Small signs under the number. */
  readonly signs?: React.ReactNode;
}

interface MonthCalendarProps {
  /** Any day of the month. */
  readonly month: string;
  readonly today: string;
  readonly markOf: (day: string) => DayMark | null;
  /** Makes each day a button. */
  readonly onChoose?: (day: string) => void;
}

/** A month in weeks that begin on Monday; days of the neighbouring months are faint. */
export function MonthCalendar({ month, today, markOf, onChoose }: MonthCalendarProps) {
  return (
    <div className="mc">
      {HEADS.map((head) => (
        <i key={head} aria-hidden="true">
          {head}
        </i>
      ))}
      {daysShown(month).map((day) => {
        const mark = markOf(day);
        const names = ['mc-day', mark?.className ?? ''];
        if (day === today) names.push('mc-today');
        if (day.slice(0, 7) !== month.slice(0, 7)) names.push('mc-other');
        if (mondayIndex(day) > 4) names.push('mc-weekend');
        const inner = (
          <>
            {Number(day.slice(8, 10))}
            {mark?.signs !== undefined && <u aria-hidden="true">{mark.signs}</u>}
          </>
        );
        return onChoose === undefined ? (
          <span key={day} className={names.join(' ')} title={mark?.label}>
            {inner}
            {mark?.label !== undefined && <span className="sr">{mark.label}</span>}
          </span>
        ) : (
          <button
            type="button"
            key={day}
            className={names.join(' ')}
            aria-label={mark?.label ?? day}
            onClick={() => onChoose(day)}
            tabIndex={-1}
          >
            {inner}
          </button>
        );
      })}
    </div>
  );
}
