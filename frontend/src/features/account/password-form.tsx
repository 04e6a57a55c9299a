import type { ChangePasswordRequest } from '@lutetia/shared/contract/requests/session';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { useWords } from '../../i18n/use-words.js';
import { send } from '../../lib/api.js';
import type { Fields } from '../../lib/fields.js';

/** As the server asks; see `ChangePasswordRequest`. */
const LEAST_LENGTH = 12;

interface PasswordFormProps {
  readonly email: string;
  readonly onDone: () => void;
}

/** The password one has, and the new one twice; the server checks the first. */
export function PasswordForm({ email, onDone }: PasswordFormProps) {
  const t = useWords('account');
  const change = useMutation({
    mutationFn: (request: Fields<ChangePasswordRequest>) => send('POST', '/session/password', request),
    onSuccess: onDone,
  });
  const [typed, setTyped] = useState({ current: '', next: '', again: '' });
  const [isChecked, setChecked] = useState(false);
  const isShort = typed.next.length < LEAST_LENGTH;
  const isDifferent = typed.next !== typed.again;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (typed.current !== '' && !isShort && !isDifferent)
      change.mutate({ current: typed.current, next: typed.next });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextInput
        label={t('current')}
        type="password"
        autoComplete="current-password"
        value={typed.current}
        onChange={(event) => setTyped({ ...typed, current: event.currentTarget.value })}
        error={isChecked && typed.current === '' ? t('currentMissing') : null}
        data-autofocus
      />
      <TextInput
        label={t('next')}
        type="password"
        autoComplete="new-password"
        description={t('hint', { count: LEAST_LENGTH })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={typed.next}
        onChange={(event) => setTyped({ ...typed, next: event.currentTarget.value })}
        error={isChecked && isShort ? t('short', { count: LEAST_LENGTH }) : null}
      />
      <TextInput
        label={t('again')}
        type="password"
        autoComplete="new-password"
        value={typed.again}
        onChange={(event) => setTyped({ ...typed, again: event.currentTarget.value })}
        error={isChecked && !isShort && isDifferent ? t('different') : null}
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
