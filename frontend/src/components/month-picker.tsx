import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { monthText } from '../lib/dates.js';
import { Icon } from './icon.js';
import { MonthCalendar, type DayMark } from './month-calendar.js';
import { monthAfter, monthsBetween } from './month-days.js';

interface MonthPickerProps {
  /** Any day of the month shown first; another month brings the calendar back to it. */
  readonly start: string;
  readonly today: string;
  readonly markOf: (day: string) => DayMark | null;
  readonly onChoose?: (day: string) => void;
}

/** A month under its name, with a way to the months around it. */
export function MonthPicker({ start, today, markOf, onChoose }: MonthPickerProps) {
  const [turned, setTurned] = useState({ from: start.slice(0, 7), by: 0 });
  const by = turned.from === start.slice(0, 7) ? turned.by : 0;
  const [walked, setWalked] = useState(start);
  const month = monthAfter(start, by);
  const turn = (step: number): void => setTurned({ from: start.slice(0, 7), by: by + step });
  const move = (day: string): void => {
    setWalked(day);
    setTurned({ from: start.slice(0, 7), by: monthsBetween(start, day) });
  };
  const isIn = (day: string): boolean => day.slice(0, 7) === month.slice(0, 7);
  return (
    <div>
      <MonthHead month={month} onTurn={turn} />
      <MonthCalendar
        month={month}
        today={today}
        markOf={markOf}
        {...(onChoose === undefined
          ? {}
          : {
              choosing: {
                label: monthText(month),
                cursor: [walked, start].find(isIn) ?? month,
                onChoose: (day: string) => {
                  setWalked(day);
                  onChoose(day);
                },
                onMove: move,
              },
            })}
      />
    </div>
  );
}

interface MonthHeadProps {
  /** Any day of it. */
  readonly month: string;
  /** By how many months. */
  readonly onTurn: (by: number) => void;
}

function MonthHead({ month, onTurn }: MonthHeadProps) {
  const t = useWords('common');
  return (
    <div className="h3 mc-head">
      <span aria-live="polite">{monthText(month)}</span>
      <span>
        <button type="button" className="btn ico" aria-label={t('month.previous')} onClick={() => onTurn(-1)}>
          <Icon name="left" />
        </button>
        <button type="button" className="btn ico" aria-label={t('month.next')} onClick={() => onTurn(1)}>
          <Icon name="right" />
        </button>
      </span>
    </div>
  );
}
