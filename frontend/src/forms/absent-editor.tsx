import type { FormDefinition, ItemDefinition } from '@lutetia/shared/forms/definition';
import { ABSENT_CODES, type AbsentCode, type ItemValue } from '@lutetia/shared/forms/value';
import { useEffect, useRef, useState } from 'react';
import { useEntryPage } from './entry-context.js';
import type { FieldLine } from './field-model.js';
import { splitInstant } from './field-text.js';
import fields from './fields/fields.module.css';
import classes from './form-lines.module.css';
import { fieldId, type FormEntry } from './use-form-entry.js';
import { unitWords, valueWords } from './value-words.js';
import { inWords, useWords, type Translate } from './words.js';

/** Why a value is not there, with a reason; opened and closed with Alt N. */
export function AbsentEditor({ path, item }: FieldLine) {
  const { entry, definition, values, onAbsent } = useEntryPage();
  const t = useWords();
  const [code, setCode] = useState<AbsentCode>('not-done');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const replaced = replacedText(entry, path, definition, item, values[path] ?? null, t);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const close = (): void => {
    onAbsent(null);
    window.requestAnimationFrame(() => document.getElementById(fieldId(path))?.focus());
  };
  const keep = (): void => {
    const text = reason.trim();
    if (text === '') {
      setMissing(true);
      box.current?.focus();
      return;
    }
    entry.write(path, item, { absent: code, reason: text });
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
        className={`${fields.box} ${isMissing ? fields.invalid : ''}`}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${fieldId(path)}-why` : undefined}
        aria-label={t('absent.reason')}
        placeholder={t('absent.reasonHint')}
        maxLength={500}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
          setMissing(false);
        }}
      />
      <button type="button" className="btn s p" onClick={keep}>
        {t(`absent.record.${code}`)}
      </button>
      <button type="button" className="btn s q" onClick={close}>
        {t('cancel')}
      </button>
      {replaced !== null && <p className={classes.replaces}>{t('absent.replaces', { value: replaced })}</p>}
      {isMissing && (
        <p id={`${fieldId(path)}-why`} role="alert" className={classes.replaces}>
          {t('absent.reasonMissing')}
        </p>
      )}
    </div>
  );
}

/** What stands in the field now, saved or as typed; null when it is empty. */
function replacedText(
  entry: FormEntry,
  path: string,
  definition: FormDefinition,
  item: ItemDefinition,
  value: ItemValue | null,
  t: Translate,
): string | null {
  const unread = entry.queue.unread[path];
  if (unread !== undefined) return splitInstant(unread.text).join(' ').trim();
  if (value === null) return null;
  const words = valueWords(definition, item, value, t);
  return 'v' in value && value.unit !== undefined ? `${words} ${unitWords(value.unit)}` : words;
}
