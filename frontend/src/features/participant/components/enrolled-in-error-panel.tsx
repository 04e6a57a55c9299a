import type { EnrolledInErrorView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { MovesList } from '../../../forms/around/moves-list.js';
import { useParticipantChanged } from '../../../forms/around/use-changed.js';
import { useWords } from '../../../forms/words.js';
import { announce } from '../../../lib/announce.js';
import { useOnce } from '../../../lib/change-id.js';
import { actOnEnrolledInError, type ErrorAct } from '../api/enrolled-in-error.js';
import classes from '../participant.module.css';
import { PreviewedAct } from './previewed-act.js';
import { SidePanel } from './side-panel.js';

export interface EnrolledInErrorPanelProps {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly act: ErrorAct;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Marks a number as enrolled in error, or takes that back: what it does beside the reason, then the act. */
export function EnrolledInErrorPanel({ isOpen, ...props }: EnrolledInErrorPanelProps) {
  const t = useWords();
  return (
    <SidePanel isOpen={isOpen} title={t(`inError.${props.act}.title`)} onClose={props.onClose}>
      <ErrorForm {...props} />
    </SidePanel>
  );
}

function ErrorForm({ study, schedule, act, onClose }: Omit<EnrolledInErrorPanelProps, 'isOpen'>) {
  const t = useWords();
  const { participant, today } = schedule;
  const { id, number } = participant;
  const changed = useParticipantChanged(study, id);
  const once = useOnce(`${id} ${act}`);
  return (
    <PreviewedAct
      queryKey={['enrolled-in-error-preview', id, act]}
      look={() => actOnEnrolledInError(act, id, {}, true)}
      act={(reason) => once({ reason }, (request) => actOnEnrolledInError(act, id, request, false))}
      onDone={async () => {
        announce(t(`inError.${act}.done`, { number }));
        onClose();
        await changed();
      }}
      onClose={onClose}
      words={{
        lead: t(`inError.${act}.lead`),
        reason: t(`inError.${act}.reason`),
        previewing: t('inError.previewing'),
        previewFailed: t(`inError.${act}.refused`),
        failed: t(`inError.${act}.refused`),
        commit: t(`inError.${act}.do`, { number }),
      }}
    >
      {(view) => <ErrorPreview act={act} view={view} today={today} />}
    </PreviewedAct>
  );
}

interface ErrorPreviewProps {
  readonly act: ErrorAct;
  readonly view: EnrolledInErrorView;
  readonly today: string;
}

function ErrorPreview({ act, view: { moves, formsBegun }, today }: ErrorPreviewProps) {
  const t = useWords();
  return (
    <section aria-label={t('inError.preview')} className={classes.summary}>
      <h3 className="h3">{t('inError.preview')}</h3>
      <p>
        {t(`inError.${act}.visits`, { count: moves.length })}{' '}
        {formsBegun > 0 && t(`inError.${act}.forms`, { count: formsBegun })}
      </p>
      <MovesList moves={moves} today={today} isPreview />
    </section>
  );
}
