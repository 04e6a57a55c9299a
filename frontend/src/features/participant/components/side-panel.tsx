import { Drawer } from '@mantine/core';
import '@mantine/core/styles/Drawer.css';
import type { ReactNode } from 'react';
import { BEHIND_DIALOG } from '../../../components/theme.js';
import { useWords } from '../../../forms/words.js';
import { useReturnFocus } from '../../../lib/return-focus.js';

interface SidePanelProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is recorded beside the page, which stays in sight; the focus goes in and comes back. */
export function SidePanel({ isOpen, title, onClose, children }: SidePanelProps) {
  const t = useWords();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={440}
      overlayProps={BEHIND_DIALOG}
      title={title}
      // By what is inside: a drawer that comes open, its code having just arrived, knows nothing to return to.
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('close') }}
      // the head of a panel is not a second banner of the page
      attributes={{ header: { role: 'presentation' } }}
    >
      <Returning>{children}</Returning>
    </Drawer>
  );
}

function Returning({ children }: Pick<SidePanelProps, 'children'>) {
  useReturnFocus();
  return children;
}
