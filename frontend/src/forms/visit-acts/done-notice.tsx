import type { UpdateVisitRequest } from '@lutetia/shared/contract/requests/visits';
import { useWords } from '../../i18n/use-words.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { announce } from '../../lib/announce.js';
import type { Fields } from '../../lib/fields.js';
import { focusRow } from '../../lib/return-focus.js';
import './visit-panel.css';
import { UndoDelayButton } from './undo-delay.js';
import { useUpdateVisit } from './api/update-visit.js';
import { visitRow, type DoneAct } from './panel.js';

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
          <UndoButton study={study} undo={done.undo} onDone={onClose} />
        ))}
      <button type="button" className="btn s q" onClick={onClose}>
        {t('close')}
      </button>
    </div>
  );
}

interface UndoButtonProps {
  readonly study: string;
  readonly undo: Exclude<NonNullable<DoneAct['undo']>, { readonly kind: 'delay' }>;
  readonly onDone: () => void;
}

/** Takes back at once what was just recorded, with a reason of its own where it had one. */
function UndoButton({ study, undo, onDone }: UndoButtonProps) {
  const t = useWords('visit-acts');
  const { visit, kind } = undo;
  const update = useUpdateVisit(study, visit);
  const takeBack = (): void =>
    update.mutate(wayBack(undo, t('undoneAtOnce')), {
      onSuccess: () => {
        announce(t(`${kind}Panel.undone`, { number: visit.number, name: visit.name }));
        onDone();
        focusRow(visitRow(visit.visitId));
      },
    });
  return (
    <>
      <button type="button" className="btn s" disabled={update.isPending} onClick={takeBack}>
        {t(`${kind}Panel.undo`)}
      </button>
      {update.isError && <ProblemNotice problem={update.error} what={t('undoFailed')} />}
    </>
  );
}

function wayBack(undo: UndoButtonProps['undo'], reason: string): Fields<UpdateVisitRequest> {
  if (undo.kind === 'book') return { booked: undo.before };
  return undo.kind === 'missed' ? { missed: false, reason } : { skipped: false, reason };
}
