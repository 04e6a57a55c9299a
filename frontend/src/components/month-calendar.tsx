import { useEffect, useRef, type KeyboardEvent } from 'react';
import { mondayIndex } from '../lib/dates.js';
import { dayAfterKey, daysShown } from './month-days.js';
import './month-calendar.css';

const HEADS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;

export interface DayMark {
  readonly className?: string;
  /** Said with the day and shown when it is pointed at. */
  readonly label?: string;
  readonly isChosen?: boolean;
  /** Small signs under the number. */
  readonly signs?: React.ReactNode;
}

/** Days that are buttons, walked by keys. */
export interface DayChoosing {
  readonly label: string;
  /** The one day in the tab order. */
  readonly cursor: string;
  readonly onChoose: (day: string) => void;
  /** An arrow, Home, End or a page key leads to this day, perhaps of another month. */
  readonly onMove: (day: string) => void;
}

interface MonthCalendarProps {
  /** Any day of the month. */
  readonly month: string;
  readonly today: string;
  readonly markOf: (day: string) => DayMark | null;
  readonly choosing?: DayChoosing;
}

/** A month in weeks that begin on Monday; days of the neighbouring months are faint. */
export function MonthCalendar({ month, today, markOf, choosing }: MonthCalendarProps) {
  const box = useRef<HTMLDivElement>(null);
  const isMoving = useRef(false);
  // the day may be drawn only with its month
  useEffect(() => {
    if (!isMoving.current || choosing === undefined) return;
    isMoving.current = false;
    box.current?.querySelector<HTMLElement>(`[data-day="${choosing.cursor}"]`)?.focus();
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const from = event.target instanceof HTMLElement ? event.target.dataset['day'] : undefined;
    if (from === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = dayAfterKey(event.key, from);
    if (to === null) return;
    event.preventDefault();
    isMoving.current = true;
    choosing?.onMove(to);
  };
  return (
    <div
      className="mc"
      ref={box}
      {...(choosing === undefined ? {} : { role: 'group', 'aria-label': choosing.label, onKeyDown })}
    >
      {HEADS.map((head) => (
        <i key={head} aria-hidden="true">
          {head}
        </i>
      ))}
      {daysShown(month).map((day) => (
        <Day
          key={day}
          day={day}
          className={dayClass(day, month, today, markOf(day))}
          mark={markOf(day)}
          choosing={choosing ?? null}
        />
      ))}
    </div>
  );
}

interface DayProps {
  readonly day: string;
  readonly className: string;
  readonly mark: DayMark | null;
  readonly choosing: DayChoosing | null;
}

function Day({ day, className, mark, choosing }: DayProps) {
  const inner = (
    <>
      {Number(day.slice(8, 10))}
      {mark?.signs !== undefined && <u aria-hidden="true">{mark.signs}</u>}
    </>
  );
  if (choosing === null) {
    return (
      <span className={className} title={mark?.label}>
        {inner}
        {mark?.label !== undefined && <span className="sr">{mark.label}</span>}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={className}
      aria-label={mark?.label ?? day}
      aria-pressed={mark?.isChosen === true}
      title={mark?.label}
      data-day={day}
      onClick={() => choosing.onChoose(day)}
      tabIndex={day === choosing.cursor ? 0 : -1}
    >
      {inner}
    </button>
  );
}

function dayClass(day: string, month: string, today: string, mark: DayMark | null): string {
  const names = ['mc-day', mark?.className ?? ''];
  if (day === today) names.push('mc-today');
  if (day.slice(0, 7) !== month.slice(0, 7)) names.push('mc-other');
  if (mondayIndex(day) > 4) names.push('mc-weekend');
  return names.join(' ');
}
