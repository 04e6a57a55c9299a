import { Button, Modal, TextInput } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { useReturnFocus } from '../../../lib/return-focus.js';
import { LEAST_LENGTH, useNewPerson } from '../use-new-person.js';
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
      <TextInput
        label={t('field.password')}
        type="password"
        autoComplete="new-password"
        description={t('passwordHint', { count: LEAST_LENGTH })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={typed.password}
        onChange={(event) => person.type({ password: event.currentTarget.value })}
        error={person.isPasswordShort ? t('passwordShort', { count: LEAST_LENGTH }) : null}
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
