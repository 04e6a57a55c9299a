import { unitText } from '@lutetia/shared/forms/unit-text';
import { sameContent } from '@lutetia/shared/forms/diff';
import type { PasteReading, PastedResult, UnreadLine } from '@lutetia/shared/laboratory/pasted-results';
import { useWords, type Words } from '../../i18n/use-words.js';
import { useEntryPage } from '../entry-context.js';
import { valueWords } from '../value-words.js';
import { inWords, useWords as useFormWords } from '../words.js';
import classes from './pasted.module.css';

interface PastePreviewProps {
  readonly reading: PasteReading;
  readonly onEnter: () => void;
  readonly onClose: () => void;
}

/** What goes where before anything does, and what cannot be read. */
export function PastePreview({ reading: { results, unread }, onEnter, onClose }: PastePreviewProps) {
  const t = useWords('pasted');
  const [first, last] = [results[0], results.at(-1)];
  return (
    <div
      className={classes.preview}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <p className={classes.lead} role="status">
        {first === undefined || last === undefined
          ? t('nothing')
          : t('what', {
              count: results.length,
              first: inWords(first.item.label),
              last: inWords(last.item.label),
            })}
      </p>
      {results.length > 0 && (
        <ul className={classes.results}>
          {results.map((result) => (
            <ResultLine key={result.item.code} {...result} />
          ))}
        </ul>
      )}
      {unread.length > 0 && <UnreadLines unread={unread} t={t} />}
      <div className={classes.acts}>
        {results.length > 0 && (
          <button type="button" className="btn s p" autoFocus onClick={onEnter}>
            {t('enter', { count: results.length })}
          </button>
        )}
        <button type="button" className="btn s" autoFocus={results.length === 0} onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}

function ResultLine({ item, value }: PastedResult) {
  const { entry, definition } = useEntryPage();
  const t = useWords('pasted');
  const formWords = useFormWords();
  const words = (of: typeof value): string =>
    [
      valueWords(definition, item, of, formWords),
      'v' in of && of.unit !== undefined ? unitText(of.unit) : '',
    ].join(' ');
  const stands = entry.queue.values[item.code] ?? null;
  return (
    <li>
      <span>{inWords(item.label)}</span> <b>{words(value)}</b>
      {stands !== null && (
        <span className={sameContent(stands, value) ? 'mut' : classes.replaces}>
          {' '}
          {sameContent(stands, value) ? t('same') : t('replaces', { value: words(stands) })}
        </span>
      )}
    </li>
  );
}

function UnreadLines({ unread, t }: { readonly unread: readonly UnreadLine[]; readonly t: Words }) {
  return (
    <>
      <p className={classes.replaces}>{t('unread', { count: unread.length })}</p>
      <ul className={classes.unread}>
        {unread.map(({ line, text, fault }) => (
          <li key={line}>
            {t('line', { line })} <q>{text}</q>:{' '}
            {fault.kind === 'refused' ? fault.sentence : t(`fault.${fault.kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
