import { Button, Textarea } from '@mantine/core';
import { DayField } from '../../components/day-field.js';
import { MonthPicker } from '../../components/month-picker.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords, type Words } from '../../i18n/use-words.js';
import { useClosedDays } from '../../lib/closed-days.js';
import { dayText, daysBetween, rangeText } from '../../lib/dates.js';
import { DelayFacts } from './delay-facts.js';
import { MovesTable } from './moves-table.js';
import { onCommitKey, type PanelProps } from './panel.js';
import { useDelay, type Delay } from './use-delay.js';
import { WindowLegend } from './window-legend.js';
import { windowDay } from './window-days.js';

/** A new day, what it would move and why, and one button that says so. Target and window stay the protocol's. */
export function DelayPanel(props: PanelProps) {
  const delay = useDelay(props);
  return (
    <form className="dp" onSubmit={delay.submit} onKeyDown={onCommitKey(delay.submit)}>
      <NewDay {...props} delay={delay} />
      <div className="dp-right">
        <Consequences delay={delay} today={props.today} />
        <Foot delay={delay} today={props.today} onClose={props.onClose} />
      </div>
    </form>
  );
}

/** The day it is planned for, the new one, and why it moves. */
function NewDay({ study, item, today, delay }: PanelProps & { readonly delay: Delay }) {
  const t = useWords('visit-acts');
  const closed = useClosedDays(study, item.site).data ?? null;
  const { planned, chosen, isEarlier } = delay;
  return (
    <div className="dp-left">
      <div>
        <div className="dp-dates">
          <div>
            <span className="dp-label">{t('delayPanel.planned')}</span>
            <span className="dp-planned">{planned === null ? t('noDate') : dayText(planned, today)}</span>
          </div>
          <DayField
            label={t('delayPanel.newDay')}
            value={delay.to}
            onChange={delay.setTo}
            today={today}
            isFirst
          />
        </div>
        <p className="mut">{targetWords(item, today, t)}</p>
      </div>
      <div>
        <MonthPicker
          start={chosen ?? planned ?? today}
          today={today}
          markOf={(day) => windowDay(day, item, { before: planned, chosen, today, closed }, t)}
          onChoose={delay.setTo}
        />
        <WindowLegend item={item} today={today} />
      </div>
      <Textarea
        label={t('delayPanel.reason')}
        description={t('delayPanel.reasonHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        rows={3}
        maxLength={2000}
        value={delay.reason}
        onChange={(event) => delay.setReason(event.currentTarget.value)}
        error={
          delay.isReasonMissing
            ? t(isEarlier ? 'delayPanel.reasonMissingEarlier' : 'delayPanel.reasonMissing')
            : null
        }
      />
    </div>
  );
}

interface PartProps {
  readonly delay: Delay;
  readonly today: string;
}

/** What the new day would move, keep and make too old. */
function Consequences({ delay: { chosen, planned, preview }, today }: PartProps) {
  const t = useWords('visit-acts');
  return (
    <>
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
    </>
  );
}

/** The act in words, and the way out that changes nothing. */
function Foot({ delay, today, onClose }: PartProps & Pick<PanelProps, 'onClose'>) {
  const t = useWords('visit-acts');
  const { planned, chosen, request } = delay;
  return (
    <>
      {request.isError && <ProblemNotice problem={request.error} what={t('delayPanel.failed')} />}
      <div className="vp-buttons dp-foot">
        <Button type="submit" disabled={!delay.isReady}>
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
    </>
  );
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
