import { Button, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { DayField } from '../../components/day-field.js';
import { MonthPicker } from '../../components/month-picker.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords, type Words } from '../../i18n/use-words.js';
import { useClosedDays } from '../../lib/closed-days.js';
import { dayText, daysBetween, rangeText } from '../../lib/dates.js';
import { useDelayVisit } from './api/delay-visit.js';
import { useDelayPreview } from './api/preview-delay.js';
import { DelayFacts } from './delay-facts.js';
import { finish, onCommitKey, type PanelProps } from './panel.js';
import { MovesTable } from './moves-table.js';
import { WindowLegend } from './window-legend.js';
import { windowDay } from './window-days.js';

/** A new day, what it would move and why, and one button that says so. Target and window stay the protocol's. */
export function DelayPanel(props: PanelProps) {
  const { study, item, today, onClose } = props;
  const t = useWords('visit-acts');
  const closed = useClosedDays(study, item.site).data ?? null;
  const planned = item.planned ?? item.target;
  const [to, setTo] = useState('');
  const [reason, setReason] = useState(props.proposed ?? '');
  const [isChecked, setChecked] = useState(false);
  const chosen = to === '' || to === planned ? null : to;
  const preview = useDelayPreview(item.participantId, item.visitId, chosen);
  const delay = useDelayVisit(study, item.participantId);
  const isEarlier = planned !== null && chosen !== null && chosen < planned;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (chosen === null || !preview.isSuccess || delay.isPending || reason.trim() === '') return;
    const sentence = t(isEarlier ? 'delayPanel.doneEarlier' : 'delayPanel.done', {
      number: item.number,
      name: item.name,
      day: dayText(chosen, today),
    });
    delay.mutate(
      { visit: item.visitId, to: chosen, reason: reason.trim() },
      {
        onSuccess: (moves) =>
          finish(
            {
              sentence: withBooking(sentence, moves.bookingGivenUp, today, t),
              moves,
              undo: { visit: item, kind: 'delay' },
            },
            props,
          ),
      },
    );
  };
  return (
    <form className="dp" onSubmit={submit} onKeyDown={onCommitKey(submit)}>
      <div className="dp-left">
        <div>
          <div className="dp-dates">
            <div>
              <span className="dp-label">{t('delayPanel.planned')}</span>
              <span className="dp-planned">{planned === null ? t('noDate') : dayText(planned, today)}</span>
            </div>
            <DayField label={t('delayPanel.newDay')} value={to} onChange={setTo} today={today} isFirst />
          </div>
          <p className="mut">{targetWords(item, today, t)}</p>
        </div>
        <div>
          <MonthPicker
            start={chosen ?? planned ?? today}
            today={today}
            markOf={(day) => windowDay(day, item, { before: planned, chosen, today, closed }, t)}
            onChoose={setTo}
          />
          <WindowLegend item={item} today={today} />
        </div>
        <Textarea
          label={t('delayPanel.reason')}
          description={t('delayPanel.reasonHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={
            isChecked && reason.trim() === ''
              ? t(isEarlier ? 'delayPanel.reasonMissingEarlier' : 'delayPanel.reasonMissing')
              : null
          }
        />
      </div>
      <div className="dp-right">
        {chosen === null && <p className="sec">{t('delayPanel.choose')}</p>}
        {chosen !== null && preview.isPending && (
          <SkeletonRows rows={6} height={30} label={t('delayPanel.previewing')} />
        )}
        {preview.isError && (
          <ProblemNotice
            problem={preview.error}
            what={t('delayPanel.previewFailed')}
            onRetry={() => void preview.refetch()}
          />
        )}
        {preview.data !== undefined && (
          <>
            <DelayFacts view={preview.data} planned={planned} today={today} />
            <MovesTable view={preview.data} closedDays={preview.data.closedDays} today={today} />
          </>
        )}
        {delay.isError && <ProblemNotice problem={delay.error} what={t('delayPanel.failed')} />}
        <div className="vp-buttons dp-foot">
          <Button type="submit" disabled={chosen === null || !preview.isSuccess || delay.isPending}>
            {buttonWords(planned, chosen, t)}
            {chosen !== null && <kbd className="dp-key">Ctrl Enter</kbd>}
          </Button>
          <Button variant="default" onClick={onClose}>
            {planned === null
              ? t('delayPanel.keepAsIs')
              : t('delayPanel.keep', { day: dayText(planned, today) })}
          </Button>
          <span className="mut">{t('delayPanel.nothingYet')}</span>
        </div>
      </div>
    </form>
  );
}

function withBooking(sentence: string, givenUp: string | null, today: string, t: Words): string {
  if (givenUp === null) return sentence;
  return `${sentence} ${t('delayPanel.doneGivenUp', { day: dayText(givenUp, today) })}`;
}

function targetWords(item: PanelProps['item'], today: string, t: Words): string {
  const { target, opens, closes } = item;
  if (target === null) return '';
  const day = dayText(target, today);
  if (opens === null || closes === null) return t('delayPanel.targetOnly', { day });
  return t('delayPanel.target', { day, range: rangeText(opens, closes, today) });
}

function buttonWords(planned: string | null, chosen: string | null, t: Words): string {
  const days = planned === null || chosen === null ? null : daysBetween(planned, chosen);
  if (days === null) return t('delayPanel.doNothing');
  return t(days < 0 ? 'delayPanel.doEarlier' : 'delayPanel.do', { count: Math.abs(days) });
}
