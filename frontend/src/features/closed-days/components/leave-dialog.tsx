import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useWords } from '../../../i18n/use-words.js';

interface LeaveDialogProps {
  /** Sites whose changes are not saved; with none, nobody is asked. */
  readonly sites: readonly string[];
}

/** Asks before a page with unsaved changes is left, by a link or by closing the window. */
export function LeaveDialog({ sites }: LeaveDialogProps) {
  const t = useWords('closed-days');
  const isUnsaved = sites.length > 0;
  const blocker = useBlocker({
    shouldBlockFn: () => isUnsaved,
    enableBeforeUnload: () => isUnsaved,
    withResolver: true,
  });
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('leave.title')}
      size={420}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="stack">
        <p className="sec">{t('leave.detail', { sites: sites.join(', ') })}</p>
        <div className="filters">
          <Button onClick={() => blocker.reset?.()} data-autofocus>
            {t('leave.stay')}
          </Button>
          <Button variant="default" onClick={() => blocker.proceed?.()}>
            {t('leave.go')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
