import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { problemSentence } from '../../../components/problem-notice.js';
import { ApiProblem } from '../../../lib/api.js';
import { timeText } from '../../../lib/dates.js';
import { useSignIn } from '../api/sign-in.js';

interface SignInFormProps {
  /** Who signs in again; without it the address can be typed. */
  readonly knownEmail: string | null;
  /** Filled in by the demonstration's list of accounts. */
  readonly suggestion?: { readonly email: string; readonly password: string } | null;
}

export function SignInForm({ knownEmail, suggestion = null }: SignInFormProps) {
  const t = useWords('session');
  const signIn = useSignIn();
  const [typed, setTyped] = useState({ email: knownEmail ?? '', password: '' });
  const [isChecked, setChecked] = useState(false);
  const email = (typed.email === '' ? suggestion?.email : typed.email) ?? '';
  const password = (typed.password === '' ? suggestion?.password : typed.password) ?? '';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (email.trim() !== '' && password !== '') signIn.mutate({ email: email.trim(), password });
  };
  return (
    <form onSubmit={submit} noValidate className="sign-in-form">
      {signIn.isError && <Refusal problem={signIn.error} />}
      <TextInput
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        readOnly={knownEmail !== null}
        onChange={(event) => setTyped({ ...typed, email: event.currentTarget.value })}
        error={isChecked && email.trim() === '' ? t('emailMissing') : null}
        data-autofocus={knownEmail === null ? true : undefined}
      />
      <TextInput
        label={t('password')}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setTyped({ ...typed, password: event.currentTarget.value })}
        error={isChecked && password === '' ? t('passwordMissing') : null}
        data-autofocus={knownEmail === null ? undefined : true}
      />
      <Button type="submit" disabled={signIn.isPending} fullWidth>
        {t(signIn.isPending ? 'signingIn' : 'signIn')}
      </Button>
    </form>
  );
}

function Refusal({ problem }: { readonly problem: Error }) {
  const t = useWords('session');
  const { title, detail } = refusalWords(problem, t);
  return (
    <div className="note red" role="alert">
      <p className="m">{title}</p>
      <p className="sec">{detail}</p>
    </div>
  );
}

function refusalWords(problem: Error, t: Words): { readonly title: string; readonly detail: string } {
  const code = problem instanceof ApiProblem ? problem.code : null;
  if (code === 'session.wrong-credentials') return { title: t('wrongTitle'), detail: t('wrongDetail') };
  if (code === 'request.invalid') return { title: t('wrongTitle'), detail: t('wrongDetail') };
  if (code === 'session.locked-out') {
    const seconds = problem instanceof ApiProblem ? problem.view?.['retryAfterSeconds'] : null;
    const detail =
      typeof seconds === 'number'
        ? t('lockedDetail', { time: timeText(new Date(Date.now() + seconds * 1000)) })
        : t('lockedSoon');
    return { title: t('lockedTitle'), detail };
  }
  return { title: t('failedTitle'), detail: problemSentence(problem, t) };
}
