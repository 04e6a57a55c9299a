import type { SectionDefinition } from '@lutetia/shared/forms/definition';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { announce } from '../../lib/announce.js';
import { useEntryPage } from '../entry-context.js';
import { fieldId } from '../use-form-entry.js';
import { inWords } from '../words.js';
import classes from './pasted.module.css';

export interface PasteColumnProps {
  readonly section: SectionDefinition;
}

/** Says that a column of results can be pasted, and puts the cursor where it is to go: the first value still empty. */
export function PasteColumn({ section }: PasteColumnProps) {
  const { laboratory, isReadOnly } = useEntryPage();
  const t = useWords('pasted');
  const [told, setTold] = useState<string | null>(null);
  if (laboratory === null || isReadOnly) return null;
  const begin = (): void => {
    const fields = section.items.flatMap((item) => {
      const field = laboratory.results.has(item.code) ? document.getElementById(fieldId(item.code)) : null;
      return field instanceof HTMLInputElement ? [{ field, label: inWords(item.label) }] : [];
    });
    const first = fields.find(({ field }) => field.value === '') ?? fields[0];
    if (first === undefined) return;
    const words = t('how', { label: first.label });
    setTold(words);
    announce(words);
    first.field.focus();
  };
  return (
    <p className={classes.column}>
      <button type="button" className="btn s" onClick={begin}>
        {t('column')}
      </button>
      <span>{told ?? t('hint')}</span>
    </p>
  );
}
