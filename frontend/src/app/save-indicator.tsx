import { Link, useParams } from '@tanstack/react-router';
import { useWords, type Words } from '../i18n/use-words.js';
import { timeText } from '../lib/dates.js';
import { useLeftWork, type LeftWork } from '../lib/left-work.js';
import { useSaveState, type SaveState } from '../lib/save-state.js';

/** Where the work of this window stands, else the way back to a form with something unsaved in it. */
export function SaveIndicator() {
  const t = useWords('common');
  const state = useSaveState();
  const { formId } = useParams({ strict: false });
  const elsewhere = useLeftWork().filter((work) => work.formId !== formId);
  const last = elsewhere.at(-1);
  if (last !== undefined && (state.kind === 'idle' || state.kind === 'saved'))
    return <LeftLink work={last} more={elsewhere.length - 1} />;
  if (state.kind === 'idle') return null;
  return <span className={`conn conn-${state.kind}`}>{sentence(state, t)}</span>;
}

function LeftLink({ work, more }: { readonly work: LeftWork; readonly more: number }) {
  const t = useWords('common');
  const { study, participantId, formId, name, changes, unread, isComplete } = work;
  const key = changes === 0 ? 'unread' : isComplete ? 'reason' : 'kept';
  return (
    <Link
      className="conn conn-kept"
      to="/$study/participants/$participantId/forms/$formId"
      params={{ study, participantId, formId }}
    >
      {t(`save.left.${key}`, { count: changes === 0 ? unread : changes, form: name })}
      {more > 0 && ` ${t('save.left.more', { count: more })}`}
    </Link>
  );
}

function sentence(state: Exclude<SaveState, { kind: 'idle' }>, t: Words): string {
  switch (state.kind) {
    case 'saving':
      return t('save.saving');
    case 'saved':
      return t('save.saved', { time: timeText(state.at, state.timeZone) });
    case 'kept':
      return t('save.kept', { count: state.count });
    case 'unread':
      return t('save.unread', { count: state.count });
    case 'reason':
      return t('save.reason', { count: state.count });
    case 'failed':
      return t('save.failed', { count: state.count });
  }
}
