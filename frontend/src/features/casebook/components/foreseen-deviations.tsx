import type { FormSavedView } from '@lutetia/shared/contract/views/forms';
import { useWords } from '../../../forms/words.js';

/** What an act would record as departing from the protocol, before it does. */
export function ForeseenDeviations({ deviations }: Pick<FormSavedView, 'deviations'>) {
  const t = useWords();
  if (deviations.length === 0) return null;
  return (
    <ul className="note amber" aria-label={t('foreseen.title')}>
      {deviations.map(({ kind, sentence, important }) => (
        <li key={`${kind}/${sentence}`}>
          <span className="m">{t(important ? 'foreseen.important' : 'foreseen.deviation')}</span> {sentence}
        </li>
      ))}
    </ul>
  );
}
