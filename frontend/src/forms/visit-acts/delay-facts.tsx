import { addDays } from '@lutetia/shared/calendar/calendar-day';
import type { DelayView } from '@lutetia/shared/contract/views/moves';
import type { DoseInterval } from '@lutetia/shared/schedule/delay';
import type { ReactNode } from 'react';
import { Tag } from '../../components/tag.js';
import { useWords, type Words } from '../../i18n/use-words.js';
import { dayText, daysBetween, rangeText, shortDay } from '../../lib/dates.js';

interface DelayFactsProps {
  readonly view: DelayView;
  /** The day given up. */
  readonly planned: string | null;
  readonly today: string;
}

/** What decides on a new day: the interval beside what is allowed, closed days, windows left, deviations. */
export function DelayFacts({ view, planned, today }: DelayFactsProps) {
  const t = useWords('visit-acts');
  const { interval, closedDays, moves, deviations, bookingGivenUp } = view;
  const left = moves.filter(({ outOfWindow }) => outOfWindow);
  const misfits = interval !== null && interval.fits !== 'inside';
  const expiring = moves.filter(({ effect }) => effect === 'expires');
  return (
    <div className="dp-facts">
      {interval !== null && <IntervalFacts interval={interval} planned={planned} today={today} />}
      {bookingGivenUp !== null && (
        <Fact label={t('delayPanel.bookingGivenUp')}>{dayText(bookingGivenUp, today)}</Fact>
      )}
      <Fact label={t('delayPanel.closed')}>
        {closedDays.length === 0
          ? t('delayPanel.noneClosed')
          : closedDays.map(({ name, day }) => `${name} ${shortDay(day, today)}`).join(', ')}
      </Fact>
      <Fact label={t('delayPanel.left')}>
        {left.length === 0 ? t('delayPanel.noneLeft') : left.map(({ name }) => name).join(', ')}
      </Fact>
      {expiring.length > 0 && (
        <Fact label={t('delayPanel.expiring')}>{expiring.map(({ name }) => name).join(', ')}</Fact>
      )}
      <Fact label={t('delayPanel.deviation')}>
        {deviations.length === 0
          ? t(left.length > 0 || misfits ? 'delayPanel.deviationThen' : 'delayPanel.noDeviation')
          : deviations.map(({ sentence }) => sentence).join(' ')}
      </Fact>
    </div>
  );
}

interface IntervalFactsProps extends Pick<DelayFactsProps, 'planned' | 'today'> {
  readonly interval: DoseInterval;
}

function IntervalFacts({ interval, planned, today }: IntervalFactsProps) {
  const t = useWords('visit-acts');
  const { since, days, fits, least, most } = interval;
  const before = planned === null ? null : daysBetween(since.day, planned);
  const beyond = fits === 'too-long' ? days - (most ?? days) : (least ?? days) - days;
  return (
    <>
      <Fact
        label={t(since.given ? 'delayPanel.since' : 'delayPanel.sincePlanned', {
          name: since.name,
          day: dayText(since.day, today),
        })}
      >
        {t('delayPanel.interval', { count: days })}{' '}
        {before !== null && before !== days && (
          <span className="mut">{t('delayPanel.intervalBefore', { count: before })}</span>
        )}{' '}
        {fits !== 'inside' && (
          <Tag tone="amber">
            {t(fits === 'too-long' ? 'delayPanel.tooLong' : 'delayPanel.tooShort', { count: beyond })}
          </Tag>
        )}
      </Fact>
      <Fact label={t('delayPanel.allowed')}>{allowedWords(interval, today, t)}</Fact>
    </>
  );
}

function allowedWords({ since, least, most }: DoseInterval, today: string, t: Words): string {
  if (least !== null && most !== null) {
    const range = rangeText(addDays(since.day, least), addDays(since.day, most), today);
    return t('delayPanel.allowedBoth', { least, most, range });
  }
  if (least !== null) return t('delayPanel.allowedLeast', { least });
  return most === null ? t('delayPanel.allowedAny') : t('delayPanel.allowedMost', { most });
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <dl className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </dl>
  );
}
