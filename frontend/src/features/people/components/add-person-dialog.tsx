import { Button, Modal, TextInput } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { NewPasswordField } from '../../../components/new-password-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { LEAST_PASSWORD } from '../../../lib/least-password.js';
import { useReturnFocus } from '../../../lib/return-focus.js';
import { useNewPerson } from '../use-new-person.js';
import { RoleFields } from './role-fields.js';

interface AddPersonDialogProps {
  readonly onClose: () => void;
}

/** Adds a person with the first role, and where it is wanted a first password. */
export function AddPersonDialog({ onClose }: AddPersonDialogProps) {
  const t = useWords('people');
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('add')}
      size={460}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <NewPersonForm onClose={onClose} />
    </Modal>
  );
}

function NewPersonForm({ onClose }: AddPersonDialogProps) {
  const t = useWords('people');
  const person = useNewPerson(onClose);
  const { add, typed } = person;
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    person.submit();
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <TextInput
        label={t('field.name')}
        value={typed.name}
        onChange={(event) => person.type({ name: event.currentTarget.value })}
        error={person.isNameMissing ? t('nameMissing') : null}
        data-autofocus
      />
      <TextInput
        label={t('field.email')}
        type="email"
        autoComplete="off"
        value={typed.email}
        onChange={(event) => person.type({ email: event.currentTarget.value })}
        error={person.isEmailMissing ? t('emailMissing') : null}
      />
      <RoleFields value={person.chosen} onChange={person.setChosen} isChecked={person.isChecked} />
      <NewPasswordField
        label={t('field.password')}
        hint={t('passwordHint', { count: LEAST_PASSWORD })}
        value={typed.password}
        onChange={(password) => person.type({ password })}
        isShort={person.isPasswordShort}
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
  );
}
