import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { useReturnFocus } from '../../../lib/return-focus.js';

interface ActDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** An act on the ranges, over the table it is about; the focus goes back to where it was asked for. */
export function ActDialog({ title, onClose, children }: ActDialogProps) {
  const t = useWords('laboratories');
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} size={680} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      {children}
    </Modal>
  );
}
