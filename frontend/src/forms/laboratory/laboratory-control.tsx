import { useState } from 'react';
import { useEntryPage } from '../entry-context.js';
import type { ControlProps } from '../fields/control-types.js';
import fields from '../fields/fields.module.css';
import { useWords } from '../words.js';
import classes from './laboratory.module.css';

const ANOTHER = '@another';

/** One of the site's laboratories, or another by the name on its report. */
export function LaboratoryControl({
  id,
  label,
  text,
  isInvalid,
  describedBy,
  onText,
  onLeave,
}: ControlProps) {
  const { laboratory } = useEntryPage();
  const t = useWords();
  const names = laboratory?.names ?? [];
  const known = names.find((name) => name.toLowerCase() === text.trim().toLowerCase());
  const [isAnother, setAnother] = useState(text !== '' && known === undefined);
  const another = isAnother || (text !== '' && known === undefined);
  const choose = (chosen: string): void => {
    setAnother(chosen === ANOTHER);
    const name = chosen === ANOTHER ? '' : chosen;
    onText(name);
    onLeave(name);
  };
  return (
    <span className={classes.laboratory}>
      <select
        id={id}
        className={fields.box}
        value={another ? ANOTHER : (known ?? '')}
        aria-describedby={describedBy}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t('laboratory.choose')}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        <option value={ANOTHER}>{t('laboratory.another')}</option>
      </select>
      {another && (
        <input
          className={`${fields.box} ${classes.name} ${isInvalid ? fields.invalid : ''}`}
          value={text}
          maxLength={120}
          autoComplete="off"
          aria-label={t('laboratory.nameOf', { label })}
          placeholder={t('laboratory.name')}
          onChange={(event) => onText(event.target.value)}
          onBlur={(event) => onLeave(event.target.value)}
        />
      )}
    </span>
  );
}
