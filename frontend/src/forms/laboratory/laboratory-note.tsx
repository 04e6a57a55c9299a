import { useEntryPage } from '../entry-context.js';
import lines from '../form-lines.module.css';
import { useWords } from '../words.js';
import classes from './laboratory.module.css';

/** Whose ranges stand on the lines below, or what is to be said first. */
export function LaboratoryNote() {
  const { laboratory } = useEntryPage();
  const t = useWords();
  if (laboratory === null) return null;
  const { name, isElsewhere, isKept } = laboratory;
  const words =
    name === null
      ? 'laboratory.noName'
      : isElsewhere
        ? 'laboratory.fromReport'
        : isKept
          ? 'laboratory.kept'
          : null;
  if (words === null) return null;
  return <p className={`${classes.note} ${lines.saidOnce}`}>{t(words, { name: name ?? '' })}</p>;
}
