import { Modal } from '@mantine/core';
import { useWords } from '../../i18n/use-words.js';
import { announce } from '../../lib/announce.js';
import { PasswordForm } from './password-form.js';
import { useReturnFocus } from '../../lib/return-focus.js';

interface PasswordDialogProps {
  readonly email: string;
  readonly onClose: () => void;
}

export function PasswordDialog({ email, onClose }: PasswordDialogProps) {
  const t = useWords('account');
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size={420}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <PasswordForm
        email={email}
        onDone={() => {
          announce(t('done'));
          onClose();
        }}
      />
    </Modal>
  );
}
