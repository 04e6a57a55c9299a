import { TextInput } from '@mantine/core';
import { useWords } from '../i18n/use-words.js';
import { LEAST_PASSWORD } from '../lib/least-password.js';

interface NewPasswordFieldProps {
  readonly label: string;
  /** What a password must be, and what becomes of it. */
  readonly hint: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Says that it is too short. */
  readonly isShort: boolean;
}

/** A password that is set, not one to be checked. */
export function NewPasswordField({ label, hint, value, onChange, isShort }: NewPasswordFieldProps) {
  const t = useWords('common');
  return (
    <TextInput
      label={label}
      type="password"
      autoComplete="new-password"
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={isShort ? t('passwordShort', { count: LEAST_PASSWORD }) : null}
    />
  );
}
