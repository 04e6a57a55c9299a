import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { useAddPerson } from '../api/people.js';
import { grantOf, RoleFields, useChosenRole } from './role-fields.js';
import { useReturnFocus } from '../../../lib/return-focus.js';

/** As the server asks; see `SetPasswordRequest`. */
export const LEAST_LENGTH = 12;

/** A local part, an at sign and a domain with a dot; the server judges the rest. */
function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text);
}

interface AddPersonDialogProps {
  readonly onClose: () => void;
}

export function AddPersonDialog({ onClose }: AddPersonDialogProps) {
  const t = useWords('people');
  useReturnFocus();
  const add = useAddPerson();
  const [typed, setTyped] = useState({ name: '', email: '', password: '' });
  const [chosen, setChosen] = useChosenRole();
  const [isChecked, setChecked] = useState(false);
  const isShort = typed.password !== '' && typed.password.length < LEAST_LENGTH;
  const role = grantOf(chosen);
  const isAddress = isEmail(typed.email.trim());
  const isWhole = typed.name.trim() !== '' && isAddress && !isShort;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!isWhole || role === null) return;
    const person = { name: typed.name.trim(), email: typed.email.trim() };
    add.mutate(
      { person, role, password: typed.password },
      {
        onSuccess: () => {
          announce(t('added', { name: person.name }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('add')}
      size={460}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="stack" onSubmit={submit} noValidate>
        <TextInput
          label={t('field.name')}
          value={typed.name}
          onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
          error={isChecked && typed.name.trim() === '' ? t('nameMissing') : null}
          data-autofocus
        />
        <TextInput
          label={t('field.email')}
          type="email"
          autoComplete="off"
          value={typed.email}
          onChange={(event) => setTyped({ ...typed, email: event.currentTarget.value })}
          error={isChecked && !isAddress ? t('emailMissing') : null}
        />
        <RoleFields value={chosen} onChange={setChosen} isChecked={isChecked} />
        <TextInput
          label={t('field.password')}
          type="password"
          autoComplete="new-password"
          description={t('passwordHint', { count: LEAST_LENGTH })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={typed.password}
          onChange={(event) => setTyped({ ...typed, password: event.currentTarget.value })}
          error={isChecked && isShort ? t('passwordShort', { count: LEAST_LENGTH }) : null}
        />
        {add.isError && <ProblemNotice problem={add.error} what={t('addFailed')} />}
        <div className="filters">
          <Button type="submit" disabled={add.isPending}>
            {t('add')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
