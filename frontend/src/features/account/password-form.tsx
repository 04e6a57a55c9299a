import { Button, TextInput } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { NewPasswordField } from '../../components/new-password-field.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { useWords } from '../../i18n/use-words.js';
import { LEAST_PASSWORD } from '../../lib/least-password.js';
import { usePasswordChange } from './use-password-change.js';

interface PasswordFormProps {
  readonly email: string;
  readonly onDone: () => void;
}

/** The password one has, and the new one twice; the server checks the first. */
export function PasswordForm({ email, onDone }: PasswordFormProps) {
  const t = useWords('account');
  const form = usePasswordChange(onDone);
  const { change, typed } = form;
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    form.submit();
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextInput
        label={t('current')}
        type="password"
        autoComplete="current-password"
        value={typed.current}
        onChange={(event) => form.type('current', event.currentTarget.value)}
        error={form.isMissing ? t('currentMissing') : null}
        data-autofocus
      />
      <NewPasswordField
        label={t('next')}
        hint={t('hint', { count: LEAST_PASSWORD })}
        value={typed.next}
        onChange={(next) => form.type('next', next)}
        isShort={form.isShort}
      />
      <TextInput
        label={t('again')}
        type="password"
        autoComplete="new-password"
        value={typed.again}
        onChange={(event) => form.type('again', event.currentTarget.value)}
        error={form.isDifferent ? t('different') : null}
      />
      {change.isError && <ProblemNotice problem={change.error} what={t('failed')} />}
      <div>
        <Button type="submit" disabled={change.isPending}>
          {t('do')}
        </Button>
      </div>
    </form>
  );
}
