import { Modal } from '@mantine/core';
import type { SessionEnd } from '../../lib/api.js';
import { useWords } from '../../i18n/use-words.js';
import { SignInForm } from './components/sign-in-form.js';
import './session.css';
import { useReturnFocus } from '../../lib/return-focus.js';

interface SignInAgainProps {
  readonly person: { readonly email: string };
  readonly end: SessionEnd;
}

/** Over the page, which stays as it is: the session ended, the work did not. */
export function SignInAgain({ person, end }: SignInAgainProps) {
  const t = useWords('session');
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={() => undefined}
      title={t('ended.title')}
      size={400}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <p className="sec sign-in-lead">{t(end === 'over' ? 'ended.lead' : 'ended.otherPerson')}</p>
      <SignInForm knownEmail={person.email} />
      <p className="sign-in-other">
        <a href="/">{t('ended.other')}</a>
      </p>
    </Modal>
  );
}
