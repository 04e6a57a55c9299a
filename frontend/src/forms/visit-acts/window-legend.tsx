import { useWords } from '../../i18n/use-words.js';
import { rangeText } from '../../lib/dates.js';
import type { VisitToAct } from './panel.js';

interface WindowLegendProps {
  readonly item: Pick<VisitToAct, 'opens' | 'closes'>;
  readonly today: string;
}

/** What the coloured days of the month are. */
export function WindowLegend({ item: { opens, closes }, today }: WindowLegendProps) {
  const t = useWords('visit-acts');
  if (opens === null || closes === null) return null;
  return (
    <p className="foot vp-legend">
      <i aria-hidden="true" /> {t('windowLegend', { range: rangeText(opens, closes, today) })}
    </p>
  );
}
