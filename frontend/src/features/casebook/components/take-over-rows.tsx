import type { SectionDefinition } from '@lutetia/shared/forms/definition';
import { useEntryPage } from '../../../forms/entry-context.js';
import { rowsToTakeOver } from '../../../forms/take-over.js';
import { useWords } from '../../../forms/words.js';
import { shortDay } from '../../../lib/dates.js';
import classes from './group-rows.module.css';

interface TakeOverProps {
  readonly section: SectionDefinition;
  readonly onTaken: (rowId: string) => void;
}

/** The rows of the last form that are not in this one yet: taken over with what names them, measured anew. */
export function TakeOver({ section, onTaken }: TakeOverProps) {
  const { previous, values, entry, today } = useEntryPage();
  const t = useWords();
  const taken = rowsToTakeOver(section, previous, values);
  const [first] = taken.rowIds;
  if (first === undefined || taken.on === null) return null;
  const take = (): void => {
    entry.writeAll(taken.values);
    onTaken(first);
  };
  return (
    <p className={classes.add}>
      <button type="button" className="btn s p" onClick={take}>
        {t('form.takeOver', { count: taken.rowIds.length, day: shortDay(taken.on, today) })}
      </button>
    </p>
  );
}
