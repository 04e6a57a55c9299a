import { useWords } from '../../i18n/use-words.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { announce } from '../../lib/announce.js';
import { focusRow } from '../../lib/return-focus.js';
import './visit-panel.css';
import { UndoDelayButton } from './undo-delay.js';
import { useUpdateVisit } from './api/update-visit.js';
import { visitRow, type DoneAct, type VisitToAct } from './panel.js';

interface DoneNoticeProps {
  readonly study: string;
  readonly done: DoneAct;
  readonly onClose: () => void;
}

/** Says what was done until it is closed, with the way back where there is one. */
export function DoneNotice({ study, done, onClose }: DoneNoticeProps) {
  const t = useWords('visit-acts');
  return (
    <div className="note blue vp-done">
      <p>{done.sentence}</p>
      {done.undo !== null &&
        (done.undo.kind === 'delay' ? (
          <UndoDelayButton study={study} visit={done.undo.visit} onDone={onClose} />
        ) : (
          <UndoButton study={study} visit={done.undo.visit} kind={done.undo.kind} onDone={onClose} />
        ))}
      <button type="button" className="btn s q" onClick={onClose}>
        {t('close')}
      </button>
    </div>
  );
}

interface UndoButtonProps {
  readonly study: string;
  readonly visit: VisitToAct;
  readonly kind: 'missed' | 'skip';
  readonly onDone: () => void;
}

/** Takes back at once what was just recorded, with a reason of its own. */
function UndoButton({ study, visit, kind, onDone }: UndoButtonProps) {
  const t = useWords('visit-acts');
  const update = useUpdateVisit(study, visit);
  const reason = t('undoneAtOnce');
  const undo = (): void =>
    update.mutate(kind === 'missed' ? { missed: false, reason } : { skipped: false, reason }, {
      onSuccess: () => {
        announce(t(`${kind}Panel.undone`, { number: visit.number, name: visit.name }));
        onDone();
        focusRow(visitRow(visit.visitId));
      },
    });
  return (
    <>
      <button type="button" className="btn s" disabled={update.isPending} onClick={undo}>
        {t(`${kind}Panel.undo`)}
      </button>
      {update.isError && <ProblemNotice problem={update.error} what={t('undoFailed')} />}
    </>
  );
}
