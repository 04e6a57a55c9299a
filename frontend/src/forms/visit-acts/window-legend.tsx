import { useWords } from '../../i18n/use-words.js';
import { rangeText } from '../../lib/dates.js';
import type { VisitToAct } from './panel.js';

interface WindowLegendProps {
  readonly item: Pick<VisitToAct, 'opens' | 'closes'>;
  readonly today: string;
}

/** What the coloured and the hatched days of the month are. */
export function WindowLegend({ item: { opens, closes }, today }: WindowLegendProps) {
  const t = useWords('visit-acts');
  return (
    <p className="foot vp-legend">
      {opens !== null && closes !== null && (
        <span>
          <i aria-hidden="true" /> {t('windowLegend', { range: rangeText(opens, closes, today) })}
        </span>
      )}
      <span>
        <i className="mc-closed" aria-hidden="true" /> {t('closedLegend')}
      </span>
    </p>
  );
}
