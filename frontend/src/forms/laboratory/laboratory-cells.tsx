import type { ItemDefinition } from '@lutetia/shared/forms/definition';
import { limitsWords } from '@lutetia/shared/laboratory/limits';
import { isAbnormal } from '@lutetia/shared/laboratory/form-results';
import { limitsIn } from '@lutetia/shared/laboratory/limits';
import { Icon } from '../../components/icon.js';
import { useEntryPage } from '../entry-context.js';
import { inWords, useWords } from '../words.js';
import { JudgementCell } from './judgement-cell.js';
import classes from './laboratory.module.css';
import { TypedRange } from './typed-range.js';

interface LaboratoryCellsProps {
  readonly item: ItemDefinition;
  /** The unit of the value, or of the value to come. */
  readonly unit: string | null;
  /** A range is typed beside a result that is there. */
  readonly hasResult: boolean;
}

/** Beside a result: its range in the unit it is entered in, where it lies, and what the investigator says of it. */
export function LaboratoryCells({ item, unit, hasResult }: LaboratoryCellsProps) {
  const { laboratory, isReadOnly } = useEntryPage();
  const t = useWords();
  const result = laboratory?.results.get(item.code);
  if (laboratory === null || result === undefined) return null;
  const { limits, missing, flag } = result;
  const shown = limits === null ? null : limitsIn(item, limits, unit ?? item.units?.[0] ?? null);
  const isTyped = laboratory.isElsewhere && !isReadOnly && hasResult;
  return (
    <>
      <span className={classes.range}>
        {isTyped ? (
          <TypedRange item={item} unit={unit} limits={shown ?? limits} />
        ) : shown !== null ? (
          <>
            <span className="sr">{t('laboratory.range')} </span>
            {limitsWords(shown)}
          </>
        ) : (
          missing !== null &&
          missing !== 'laboratory' && (
            <span className={classes.none}>{t(`laboratory.missing.${missing}`)}</span>
          )
        )}
      </span>
      <span className={classes.flag}>
        {flag !== null && isAbnormal(flag) && (
          <>
            <Icon name={flag === 'low' ? 'down' : 'up'} size={12} />
            {t(`laboratory.flag.${flag}`)}
          </>
        )}
      </span>
      <JudgementCell item={item} label={inWords(item.label)} result={result} />
    </>
  );
}
