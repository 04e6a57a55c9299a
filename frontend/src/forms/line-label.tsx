import classes from './form-lines.module.css';
import { fieldId } from './use-form-entry.js';
import { useWords } from './words.js';

interface LineLabelProps {
  readonly path: string;
  readonly label: string;
  /** An endpoint, safety or eligibility rests on it. */
  readonly isCritical: boolean;
  /** Drawn on the line of the item above: said to those who do not see the page alone. */
  readonly isSilent: boolean;
  readonly isText: boolean;
  /** A group of options carries the label itself. */
  readonly isGroup: boolean;
  readonly isRequired: boolean;
}

/** The label of an item; the mark of a critical one stands beside it, so that the item keeps its name. */
export function LineLabel({
  path,
  label,
  isCritical,
  isSilent,
  isText,
  isGroup,
  isRequired,
}: LineLabelProps) {
  const t = useWords();
  if (isSilent)
    return (
      <span className={classes.label}>
        <span className="sr">{label}</span>
      </span>
    );
  return (
    <span className={classes.label}>
      {isText || isGroup ? label : <label htmlFor={fieldId(path)}>{label}</label>}
      {isCritical && (
        <span
          className={classes.critical}
          role="img"
          aria-label={t('field.critical')}
          title={t('field.critical')}
        />
      )}
      {!isText && !isRequired && <span className="mut"> {t('field.optional')}</span>}
    </span>
  );
}
