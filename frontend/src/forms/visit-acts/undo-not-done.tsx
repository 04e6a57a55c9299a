import { Button, Modal, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { announce } from '../../lib/announce.js';
import { useReturnFocus } from '../../lib/return-focus.js';
import { useUpdateVisit } from './api/update-visit.js';
import { onCommitKey, type VisitToAct } from './panel.js';
import { UpdateNotice } from './update-notice.js';

interface UndoNotDoneProps {
  readonly study: string;
  readonly visit: VisitToAct;
  readonly today: string;
  readonly kind: 'missed' | 'skip';
}

/** Takes back "missed" or "skipped" once somebody wrote why: the visit is to be done again. */
export function UndoNotDone(props: UndoNotDoneProps) {
  const t = useWords('visit-acts');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn s" onClick={() => setOpen(true)}>
        {t(`${props.kind}Panel.undo`)}
      </button>
      {isOpen && <UndoNotDonePanel {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function UndoNotDonePanel(props: UndoNotDoneProps & { readonly onClose: () => void }) {
  const { study, visit, today, kind, onClose } = props;
  const t = useWords('visit-acts');
  useReturnFocus();
  const update = useUpdateVisit(study, visit);
  const [typed, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const reason = typed.trim();
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (reason === '' || update.isPending) return;
    const change = kind === 'missed' ? { missed: false, reason } : { skipped: false, reason };
    // By then the page may have taken this away with the notice it belongs to; the sentence is said all the same.
    const answer = await update.mutateAsync(change).catch(() => null);
    if (answer === null) return;
    announce(t(`${kind}Panel.undone`, { number: visit.number, name: visit.name }));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={
        <>
          {t(`${kind}Panel.undoTitle`, { name: visit.name })}{' '}
          <span className="pid sec vp-who">{visit.number}</span>
        </>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className="vp"
        onSubmit={(event) => void submit(event)}
        onKeyDown={onCommitKey((event) => void submit(event))}
      >
        <Textarea
          label={t(`${kind}Panel.reason`)}
          rows={3}
          maxLength={2000}
          value={typed}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isChecked && reason === '' ? t('undoReasonMissing') : null}
          data-autofocus
        />
        {update.isError && (
          <UpdateNotice problem={update.error} what={t('undoFailed')} item={visit} today={today} />
        )}
        <div className="vp-buttons">
          <Button type="submit" disabled={update.isPending}>
            {t(`${kind}Panel.undo`)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
