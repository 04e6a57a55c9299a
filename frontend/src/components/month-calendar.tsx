import { addDays, daysInMonth, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { mondayIndex } from '../lib/dates.js';
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

/** The first day of the month that lies `by` months after the month of a day. */
export function monthAfter(day: string, by: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

function daysShown(month: string): readonly string[] {
  const first = requireCalendarDay(`${month.slice(0, 7)}-01`);
  const lead = mondayIndex(first);
  const length = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  const total = Math.ceil((lead + length) / 7) * 7;
  return Array.from({ length: total }, (_, index) => addDays(first, index - lead));
}
