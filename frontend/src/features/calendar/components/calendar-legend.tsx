import { STATE_ORDER, StateIcon } from '../../../components/state-icon.js';
import { useWords } from '../../../i18n/use-words.js';
import type { MonthDay } from '../month-model.js';

/** What the signs of the month shown mean: no more of them than it has. */
export function CalendarLegend({ weeks }: { readonly weeks: readonly (readonly MonthDay[])[] }) {
  const t = useWords('calendar');
  const days = weeks.flat();
  const visits = days.flatMap((day) => day.visits);
  const states = new Set(visits.map(({ state }) => state));
  return (
    <p className="foot" role="note" aria-label={t('legend')}>
      {visits.some(({ isDose }) => isDose) && (
        <span>
          <i className="cal-arrow" /> {t('dose')}
        </span>
      )}
      {STATE_ORDER.filter((state) => states.has(state)).map((state) => (
        <span key={state}>
          <StateIcon state={state} size={12} silent /> {t(`state.${state}`)}
        </span>
      ))}
      {days.some(({ isClosed }) => isClosed) && <span>{t('hatched')}</span>}
    </p>
  );
}
