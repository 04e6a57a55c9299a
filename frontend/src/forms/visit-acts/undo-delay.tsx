import { Button, Modal } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { useWords } from '../../i18n/use-words.js';
import { announce } from '../../lib/announce.js';
import { useReturnFocus } from '../../lib/return-focus.js';
import { isNotUndoable, useUndoDelay, useUndoDelayPreview } from './api/undo-delay.js';
import { MovesTable } from './moves-table.js';
import { onCommitKey, visitRow, type VisitToAct } from './panel.js';

interface UndoDelayButtonProps {
  readonly study: string;
  readonly visit: VisitToAct;
  /** Where the site's day is not at hand, the year is always written. */
  readonly today?: string;
  readonly onDone?: () => void;
}

/** Opens what undoing the delay would move back, or why it can no longer be undone. */
export function UndoDelayButton({ study, visit, today = '', onDone }: UndoDelayButtonProps) {
  const t = useWords('visit-acts');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="btn s"
        aria-label={t('undoDelay.openOf', { name: visit.name })}
        onClick={() => setOpen(true)}
      >
        {t('undoDelay.open')}
      </button>
      {isOpen && (
        <UndoDelayPanel
          study={study}
          visit={visit}
          today={today}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onDone?.();
          }}
        />
      )}
    </>
  );
}

interface UndoDelayPanelProps extends Required<Pick<UndoDelayButtonProps, 'study' | 'visit' | 'today'>> {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function UndoDelayPanel({ study, visit, today, onClose, onDone }: UndoDelayPanelProps) {
  const t = useWords('visit-acts');
  const { participantId, visitId, number, name, planned } = visit;
  useReturnFocus(visitRow(visitId));
  const preview = useUndoDelayPreview(visit);
  const undo = useUndoDelay(study, participantId);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!preview.isSuccess || undo.isPending) return;
    undo.mutate(
      { visit: visitId, ...(planned === null ? {} : { from: planned }) },
      {
        onSuccess: () => {
          announce(t('undoDelay.done', { number, name }));
          onDone();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={860}
      title={
        <>
          {t('undoDelay.title', { name })} <span className="pid sec vp-who">{number}</span>
        </>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="ud" onSubmit={submit} onKeyDown={onCommitKey(submit)}>
        {preview.isPending && <SkeletonRows rows={4} height={30} label={t('undoDelay.checking')} />}
        {preview.isError && <WhyNot problem={preview.error} />}
        {preview.data !== undefined && <MovesTable view={preview.data} today={today} />}
        {undo.isError && <ProblemNotice problem={undo.error} what={t('undoDelay.failed')} />}
        <div className="vp-buttons">
          <Button type="submit" disabled={!preview.isSuccess || undo.isPending}>
            {t('undoDelay.do')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('undoDelay.keep')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Data recorded since is no failure: it is said in the server's words, with what to do instead. */
function WhyNot({ problem }: { readonly problem: unknown }) {
  const t = useWords('visit-acts');
  if (!isNotUndoable(problem)) return <ProblemNotice problem={problem} what={t('undoDelay.failed')} />;
  return (
    <div className="note amber">
      <p className="m">{t('undoDelay.impossible')}</p>
      <p className="sec">{problem.detail}</p>
    </div>
  );
}
