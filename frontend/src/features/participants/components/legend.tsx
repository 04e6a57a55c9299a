import type { VisitFlag } from '@lutetia/shared/schedule/types';
import { FlagIcon, STATE_ORDER, StateIcon } from '../../../components/state-icon.js';
import { useWords } from '../../../i18n/use-words.js';

/** Those that occur in this version; the others get their sign with the work that sets them. */
const FLAGS: readonly VisitFlag[] = ['out-of-window', 'shifted', 'expired'];

export function Legend() {
  const t = useWords('participants');
  return (
    <div className="legend" role="note" aria-label={t('legend')}>
      {STATE_ORDER.map((state) => (
        <span key={state}>
          <StateIcon state={state} size={14} silent /> {t(`state.${state}`)}
        </span>
      ))}
      <span>
        <b>*</b> {t('assumedMark')}
      </span>
      <span className="sep" />
      {FLAGS.map((flag) => (
        <span key={flag}>
          <FlagIcon flag={flag} size={13} silent /> {t(`flag.${flag}`)}
        </span>
      ))}
    </div>
  );
}
