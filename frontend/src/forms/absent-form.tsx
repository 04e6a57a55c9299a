import { ABSENT_CODES, type AbsentCode, type ItemValue } from '@lutetia/shared/forms/value';
import { useEffect, useId, useRef, useState } from 'react';
import fields from './fields/fields.module.css';
import classes from './form-lines.module.css';
import type { ReasonKind } from './reason-kind.js';
import { useWords } from './words.js';

export interface AbsentFormProps {
  /** What has no value: an item, a section or the form. */
  readonly label: string;
  /** Which reasons fit it. */
  readonly kind: ReasonKind;
  /** What is lost by it; null where nothing stands there. */
  readonly replaces: string | null;
  /** What was answered and not taken, to be corrected. */
  readonly refused: ItemValue | null;
  readonly onKeep: (value: ItemValue) => void;
  readonly onClose: () => void;
}

/** Why there is no value, one of four words and a reason: Enter records it, Escape leaves everything as it is. */
export function AbsentForm({ label, kind, replaces, refused, onKeep, onClose }: AbsentFormProps) {
  const t = useWords();
  const id = useId();
  const earlier = refused !== null && 'absent' in refused ? refused : null;
  const [code, setCode] = useState<AbsentCode>(earlier?.absent ?? 'not-done');
  const [reason, setReason] = useState(earlier?.reason ?? '');
  const [isMissing, setMissing] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const keep = (): void => {
    const text = reason.trim();
    if (text !== '') return onKeep({ absent: code, reason: text });
    setMissing(true);
    box.current?.focus();
  };
  return (
    <div
      className={classes.absentEditor}
      role="group"
      aria-label={t('absent.why', { label })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        if (event.key === 'Enter' && !event.ctrlKey && !(event.target instanceof HTMLButtonElement)) {
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
              name={`${id}-absent`}
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
        aria-describedby={isMissing ? `${id}-why` : undefined}
        aria-label={t('absent.reason')}
        placeholder={t(`absent.reasonHint.${kind}`)}
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
      <button type="button" className="btn s q" onClick={onClose}>
        {t('cancel')}
      </button>
      {replaces !== null && <p className={classes.replaces}>{replaces}</p>}
      {isMissing && (
        <p id={`${id}-why`} role="alert" className={classes.replaces}>
          {t('absent.reasonMissing')}
        </p>
      )}
    </div>
  );
}
