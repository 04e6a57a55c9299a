import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import { companionPath } from '@lutetia/shared/laboratory/companions';
import { isAbnormal, type LaboratoryResult } from '@lutetia/shared/laboratory/form-results';
import { useEntryPage } from '../entry-context.js';
import { useWords } from '../words.js';
import classes from './laboratory.module.css';

interface JudgementCellProps {
  readonly item: ItemDefinition;
  readonly label: string;
  readonly result: LaboratoryResult;
}

const WORDS = ['Y', 'N'] as const;

/** Whether an abnormal result matters: the investigator answers here, everybody else reads it. */
export function JudgementCell({ item, label, result }: JudgementCellProps) {
  const { laboratory, entry, isReadOnly } = useEntryPage();
  const t = useWords();
  const { flag, significant } = result;
  if (significant === null && !isAbnormal(flag)) return <span className={classes.judgement} />;
  const mayJudge = laboratory?.mayJudge === true && !isReadOnly;
  if (!mayJudge) {
    const said = significant === null ? 'laboratory.waits' : `laboratory.judged.${significant}`;
    return <span className={classes.judgement}>{t(said)}</span>;
  }
  const path = companionPath('significant', item.code);
  return (
    <span
      className={`${classes.judgement} ${significant === null ? classes.asked : ''}`}
      role="group"
      aria-label={t('laboratory.significantOf', { label })}
    >
      <span className={classes.question} aria-hidden="true">
        {t('laboratory.significant')}
      </span>
      {WORDS.map((word) => (
        <button
          key={word}
          type="button"
          className={classes.word}
          aria-pressed={significant === word}
          onClick={() => entry.write(path, significant === word ? null : { v: word })}
        >
          {t(word === 'Y' ? 'field.yes' : 'field.no')}
        </button>
      ))}
    </span>
  );
}
