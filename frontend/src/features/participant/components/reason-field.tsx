import type { FieldError, UseFormRegisterReturn } from 'react-hook-form';
import fields from '../../../forms/fields/fields.module.css';
import classes from '../participant.module.css';

/** As much as the server keeps of a reason. */
const LONGEST_REASON = 2000;

interface ReasonFieldProps {
  readonly label: string;
  readonly error: FieldError | undefined;
  /** What `register` of the form answered, with the rule that the reason must be written. */
  readonly registered: UseFormRegisterReturn;
}

/** Why an act is done, in one line. */
export function ReasonField({ label, error, registered }: ReasonFieldProps) {
  return (
    <label className={classes.stacked}>
      {label}
      <input
        className={fields.box}
        autoComplete="off"
        maxLength={LONGEST_REASON}
        aria-invalid={error !== undefined}
        {...registered}
      />
      {error !== undefined && <span className="red">{error.message}</span>}
    </label>
  );
}
