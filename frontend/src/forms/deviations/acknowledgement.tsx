import type { DeviationView } from '@lutetia/shared/contract/views/deviations';
import { useWords } from '../../i18n/use-words.js';
import { siteInstantText } from '../day-words.js';
import { isWaiting } from './waiting.js';
import './deviations.css';

interface AcknowledgementProps {
  readonly deviation: DeviationView;
  /** The site's: when it was acknowledged is told in it. */
  readonly timeZone: string;
  /** Opens the panel; null where the reader may not acknowledge. */
  readonly onAcknowledge: (() => void) | null;
  /** Whose it is, where the list is of several participants. */
  readonly number: string;
}

/** Who acknowledged a deviation, when and with which words, or the button to do it. */
export function Acknowledgement({ deviation, timeZone, onAcknowledge, number }: AcknowledgementProps) {
  const t = useWords('deviations');
  const { acknowledgement, acknowledgedAt, acknowledgedBy, before, sentence } = deviation;
  const label = t('acknowledge.of', { number, sentence });
  if (acknowledgedAt !== null) {
    return (
      <div className="dv-word">
        <p>{acknowledgement}</p>
        <p className="mut">
          {t('acknowledge.by', {
            who: acknowledgedBy ?? '',
            when: siteInstantText(acknowledgedAt, timeZone),
          })}{' '}
          {onAcknowledge !== null && (
            <button
              type="button"
              className="link-button"
              aria-label={t('acknowledge.rewordOf', { number, sentence })}
              onClick={onAcknowledge}
            >
              {t('acknowledge.reword')}
            </button>
          )}
        </p>
      </div>
    );
  }
  if (!isWaiting(deviation)) return null;
  return (
    <div className="dv-word">
      {before !== null && (
        <p className="sec">
          {t('acknowledge.changed', { when: siteInstantText(before.at, timeZone), words: before.comment })}
        </p>
      )}
      {onAcknowledge === null ? (
        <p className="mut">{t('acknowledge.waits')}</p>
      ) : (
        <button
          type="button"
          className="btn s"
          data-acknowledge
          data-row={`deviation:${deviation.id}`}
          aria-label={label}
          onClick={onAcknowledge}
        >
          {t('acknowledge.open')}
        </button>
      )}
    </div>
  );
}
