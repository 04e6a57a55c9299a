import { ABSENT_CODES, type AbsentCode } from '@lutetia/shared/forms/value';
import { useEffect, useRef, useState } from 'react';
import { useEntryPage } from './entry-context.js';
import type { FieldLine } from './field-model.js';
import fields from './fields/fields.module.css';
import classes from './form-lines.module.css';
import { fieldId } from './use-form-entry.js';
import { inWords, useWords } from './words.js';

/** Why a value is not there, with a reason; opened and closed with Alt N. */
export function AbsentEditor({ path, item }: FieldLine) {
  const { entry, onAbsent } = useEntryPage();
  const t = useWords();
  const [code, setCode] = useState<AbsentCode>('not-done');
  const [reason, setReason] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const close = (): void => {
    onAbsent(null);
    window.requestAnimationFrame(() => document.getElementById(fieldId(path))?.focus());
  };
  const keep = (): void => {
    const text = reason.trim();
    entry.write(path, item, { absent: code, ...(text === '' ? {} : { reason: text }) });
    onAbsent(null);
  };
  return (
    <div
      className={classes.absentEditor}
      role="group"
      aria-label={t('absent.why', { label: inWords(item.label) })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key === 'Enter' && !event.ctrlKey) {
          event.preventDefault();
          keep();
        }
      }}
    >
      <span className={classes.absentCodes}>
        {ABSENT_CODES.map((candidate) => (
          <label key={candidate}>
            <input
              type="radio"
              name={`${fieldId(path)}-absent`}
              checked={candidate === code}
              onChange={() => setCode(candidate)}
            />
            {t(`absent.${candidate}`)}
          </label>
        ))}
      </span>
      <input
        ref={box}
        className={fields.box}
        aria-label={t('absent.reason')}
        placeholder={t('absent.reasonHint')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="button" className="btn s p" onClick={keep}>
        {t('absent.keep')}
      </button>
      <button type="button" className="btn s q" onClick={close}>
        {t('cancel')}
      </button>
    </div>
  );
}
