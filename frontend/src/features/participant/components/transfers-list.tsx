import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import { useWords } from '../../../forms/words.js';
import { dayText } from '../../../lib/dates.js';
import classes from '../participant.module.css';

interface TransfersListProps {
  readonly participant: ParticipantView;
  /** Opens the panel; null for those who may not. */
  readonly onTransfer: (() => void) | null;
}

/** The sites the participant was at before, and for a data manager the way to another. */
export function TransfersList({ participant, onTransfer }: TransfersListProps) {
  const t = useWords();
  const { transfers, site, today } = participant;
  if (transfers.length === 0 && onTransfer === null) return null;
  return (
    <section aria-labelledby="transfers-title">
      <div className={classes.head}>
        <h2 id="transfers-title" className="h2">
          {t('transfer.site')}
        </h2>
        {onTransfer !== null && (
          <button type="button" className="btn s" onClick={onTransfer}>
            {t('transfer.open')}
          </button>
        )}
      </div>
      <p>{site.name}</p>
      <ul>
        {transfers.map(({ on, from, to }) => (
          <li key={`${on}/${from}/${to}`} className="sec">
            {t('transfer.was', { from, to, day: dayText(on, today) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
