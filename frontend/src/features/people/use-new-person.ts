import { useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { announce } from '../../lib/announce.js';
import { LEAST_PASSWORD } from '../../lib/least-password.js';
import { useAddPerson } from './api/people.js';
import { grantOf, useChosenRole } from './components/role-fields.js';

/** A person as typed, with the first role; what is wrong is held back until they are to be added. */
export function useNewPerson(onAdded: () => void) {
  const t = useWords('people');
  const add = useAddPerson();
  const [typed, setTyped] = useState({ name: '', email: '', password: '' });
  const [chosen, setChosen] = useChosenRole();
  const [isChecked, setChecked] = useState(false);
  const isNamed = typed.name.trim() !== '';
  const isAddress = isEmail(typed.email.trim());
  const isShort = typed.password !== '' && typed.password.length < LEAST_PASSWORD;
  const submit = (): void => {
    setChecked(true);
    const role = grantOf(chosen);
    if (!isNamed || !isAddress || isShort || role === null) return;
    const person = { name: typed.name.trim(), email: typed.email.trim() };
    const onSuccess = (): void => {
      announce(t('added', { name: person.name }));
      onAdded();
    };
    add.mutate({ person, role, password: typed.password }, { onSuccess });
  };
  return {
    add,
    typed,
    type: (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part }),
    chosen,
    setChosen,
    isChecked,
    isNameMissing: isChecked && !isNamed,
    isEmailMissing: isChecked && !isAddress,
    isPasswordShort: isChecked && isShort,
    submit,
  };
}

/** A local part, an at sign and a domain with a dot; the server judges the rest. */
function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text);
}
