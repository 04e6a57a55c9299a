import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { isInDialog } from '../../lib/shortcuts.js';
import classes from './pasted.module.css';

interface PasteUndoProps {
  readonly count: number;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** The way back from a paste: a button, and Ctrl Z until something is typed. */
export function PasteUndo({ count, onUndo, onClose }: PasteUndoProps) {
  const t = useWords('pasted');
  const undo = useRef(onUndo);
  useEffect(() => {
    undo.current = onUndo;
  });
  useEffect(() => {
    const over = new AbortController();
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return;
      if (isInDialog(event)) return;
      event.preventDefault();
      undo.current();
    };
    window.addEventListener('keydown', onKey, { signal: over.signal });
    // From then on the key is the field's own.
    window.addEventListener('input', () => over.abort(), { signal: over.signal, capture: true });
    return () => over.abort();
  }, []);
  return (
    <div className={classes.acts}>
      <span role="status">{t('entered', { count })}</span>
      <button type="button" className="btn s" aria-keyshortcuts="Control+Z" onClick={onUndo}>
        {t('undo')} <kbd>Ctrl Z</kbd>
      </button>
      <button type="button" className="btn s" onClick={onClose}>
        {t('close')}
      </button>
    </div>
  );
}
