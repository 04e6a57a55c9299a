import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import { limitsWords } from '@lutetia/shared/laboratory/limits';
import { companionPath, rangeValue } from '@lutetia/shared/laboratory/companions';
import { typedLimits, type Limits } from '@lutetia/shared/laboratory/limits';
import { useState } from 'react';
import { useEntryPage } from '../entry-context.js';
import fields from '../fields/fields.module.css';
import { fieldId } from '../use-form-entry.js';
import { inWords, useWords } from '../words.js';
import classes from './laboratory.module.css';

interface TypedRangeProps {
  readonly item: ItemDefinition;
  readonly unit: string | null;
  /** As kept, in the unit of the line. */
  readonly limits: Limits | null;
}

/** The range as the report of another laboratory prints it: `12-16`, `<5`. */
export function TypedRange({ item, unit, limits }: TypedRangeProps) {
  const { entry } = useEntryPage();
  const t = useWords();
  const kept = limits === null ? '' : limitsWords(limits);
  const [typed, setTyped] = useState<string | null>(null);
  const path = companionPath('range', item.code);
  const isWrong = typed !== null && typed.trim() !== '' && typedLimits(typed) === null;
  const leave = (): void => {
    if (typed === null || typed.trim() === kept) return setTyped(null);
    const read = typedLimits(typed);
    if (typed.trim() !== '' && read === null) return;
    const inUnit = unit ?? item.units?.[0] ?? null;
    entry.write(path, read === null ? null : rangeValue({ ...read, unit: inUnit }));
    setTyped(null);
  };
  return (
    <>
      <input
        id={fieldId(path)}
        className={`${fields.box} ${classes.typed} ${isWrong ? fields.invalid : ''}`}
        value={typed ?? kept}
        maxLength={40}
        autoComplete="off"
        placeholder={t('laboratory.example')}
        aria-label={t('laboratory.rangeOf', { label: inWords(item.label) })}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${fieldId(path)}-said` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
      />
      {isWrong && (
        <span id={`${fieldId(path)}-said`} className={classes.wrong}>
          {t('laboratory.unreadable')}
        </span>
      )}
    </>
  );
}
