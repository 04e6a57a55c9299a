import { Button } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { DayField } from '../../components/day-field.js';
import { MonthPicker } from '../../components/month-picker.js';
import { useWords } from '../../i18n/use-words.js';
import { useClosedDays } from '../../lib/closed-days.js';
import { dayText, rangeText } from '../../lib/dates.js';
import { useUpdateVisit } from './api/update-visit.js';
import { finish, onCommitKey, visitAfter, type PanelProps, type VisitToAct } from './panel.js';
import { UpdateNotice } from './update-notice.js';
import { WindowLegend } from './window-legend.js';
import { windowDay } from './window-days.js';

/** A day for the visit, typed or chosen in the month; window and target stay the protocol's. */
export function BookPanel(props: PanelProps) {
  const { study, item, today, onClose } = props;
  const t = useWords('visit-acts');
  const closed = useClosedDays(study, item.site).data ?? null;
  const update = useUpdateVisit(study, item);
  const [day, setDay] = useState(item.booked ?? notPast(item.planned ?? item.target ?? '', today));
  const isOutside =
    day !== '' && ((item.opens !== null && day < item.opens) || (item.closes !== null && day > item.closes));
  const book = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (day === '' || update.isPending) return;
    const sentence = t('bookPanel.done', { number: item.number, name: item.name, day: dayText(day, today) });
    update.mutate(
      { booked: day },
      {
        onSuccess: (answer) => {
          const visit = visitAfter(item, answer);
          finish({ sentence, moves: answer, undo: { visit, kind: 'book', before: item.booked } }, props);
        },
      },
    );
  };
  const takeBack = (): void => {
    const sentence = t('bookPanel.undone', { number: item.number, name: item.name });
    update.mutate({ booked: null }, { onSuccess: (moves) => finish({ sentence, moves, undo: null }, props) });
  };
  return (
    <form className="vp" onSubmit={book} onKeyDown={onCommitKey(book)}>
      <DayField
        label={t('bookPanel.day')}
        value={day}
        onChange={setDay}
        today={today}
        hint={<Hint item={item} today={today} />}
        isFirst
      />
      <MonthPicker
        start={day === '' ? today : day}
        today={today}
        markOf={(one) => windowDay(one, item, { before: item.booked, chosen: day, today, closed }, t)}
        onChoose={setDay}
      />
      <WindowLegend item={item} today={today} />
      {day !== '' && day < today && <p className="note amber">{t('bookPanel.past')}</p>}
      {isOutside && <p className="note amber">{t('bookPanel.outside')}</p>}
      {update.isError && (
        <UpdateNotice problem={update.error} what={t('bookPanel.failed')} item={item} today={today} />
      )}
      <div className="vp-buttons">
        <Button type="submit" disabled={day === '' || update.isPending}>
          {day === '' ? t('bookPanel.doNothing') : t('bookPanel.do', { day: dayText(day, today) })}
          {day !== '' && <kbd className="dp-key">Ctrl Enter</kbd>}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        {item.booked !== null && (
          <Button variant="subtle" onClick={takeBack} disabled={update.isPending}>
            {t('bookPanel.takeBack')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** What is booked lies ahead: a day that has passed is proposed as today. */
function notPast(day: string, today: string): string {
  return day !== '' && day < today ? today : day;
}

function Hint({ item, today }: { readonly item: VisitToAct; readonly today: string }) {
  const t = useWords('visit-acts');
  const { target, opens, closes } = item;
  if (target === null) return null;
  const day = dayText(target, today);
  if (opens === null || closes === null) return t('bookPanel.hint', { target: day });
  return t('bookPanel.hintWindow', { target: day, range: rangeText(opens, closes, today) });
}
