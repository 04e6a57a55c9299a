import type { ChangePasswordRequest } from '@lutetia/shared/contract/requests/session';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../lib/api.js';
import type { Fields } from '../../lib/fields.js';
import { LEAST_PASSWORD } from '../../lib/least-password.js';

/** The fields of the form by name. */
export type PasswordField = 'current' | 'next' | 'again';

/** The password one has and the new one twice; what is wrong with them is held back until they are to be sent. */
export function usePasswordChange(onDone: () => void) {
  const change = useMutation({
    mutationFn: (request: Fields<ChangePasswordRequest>) => send('POST', '/session/password', request),
    onSuccess: onDone,
  });
  const [typed, setTyped] = useState({ current: '', next: '', again: '' });
  const [isChecked, setChecked] = useState(false);
  const isShort = typed.next.length < LEAST_PASSWORD;
  const isDifferent = typed.next !== typed.again;
  return {
    change,
    typed,
    type: (name: PasswordField, text: string): void => setTyped({ ...typed, [name]: text }),
    isMissing: isChecked && typed.current === '',
    isShort: isChecked && isShort,
    isDifferent: isChecked && !isShort && isDifferent,
    submit: (): void => {
      setChecked(true);
      if (typed.current !== '' && !isShort && !isDifferent)
        change.mutate({ current: typed.current, next: typed.next });
    },
  };
}
