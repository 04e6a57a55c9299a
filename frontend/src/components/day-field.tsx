import { TextInput } from '@mantine/core';

interface DayFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly hint?: React.ReactNode;
  readonly error?: string | null;
  readonly min?: string;
  readonly max?: string;
  readonly isFirst?: boolean;
}

/** A calendar day with the browser's own picker, which knows the person's way of writing dates. */
export function DayField({
  label,
  value,
  onChange,
  hint,
  error = null,
  min,
  max,
  isFirst = false,
}: DayFieldProps) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      description={hint}
      error={error}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      {...(isFirst ? { 'data-autofocus': true } : {})}
    />
  );
}
