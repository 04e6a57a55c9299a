import { Link, useParams } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.js';
import { useLeftWork, type LeftWork } from '../lib/left-work.js';
import { saveStateWords, useSaveState } from '../lib/save-state.js';

/** Where the work of this window stands, else the way back to a form with something unsaved in it. */
export function SaveIndicator() {
  const t = useWords('common');
  const { formId } = useParams({ strict: false });
  const state = useSaveState(formId ?? null);
  const elsewhere = useLeftWork().filter((work) => work.formId !== formId);
  const last = elsewhere.at(-1);
  if (last !== undefined && (state.kind === 'idle' || state.kind === 'saved'))
    return <LeftLink work={last} more={elsewhere.length - 1} />;
  if (state.kind === 'idle') return null;
  return <span className={`conn conn-${state.kind}`}>{saveStateWords(state, t)}</span>;
}

function LeftLink({ work, more }: { readonly work: LeftWork; readonly more: number }) {
  const t = useWords('common');
  const { study, participantId, formId, name, changes, unread, isComplete } = work;
  const key = changes === 0 ? 'unread' : isComplete ? 'reason' : 'kept';
  const words = t(`save.left.${key}`, { count: changes === 0 ? unread : changes, form: name });
  return (
    <Link
      className="conn conn-kept"
      title={words}
      to="/$study/participants/$participantId/forms/$formId"
      params={{ study, participantId, formId }}
    >
      {words}
      {more > 0 && ` ${t('save.left.more', { count: more })}`}
    </Link>
  );
}
