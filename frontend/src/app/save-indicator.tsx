import { useWords, type Words } from '../i18n/use-words.js';
import { timeText } from '../lib/dates.js';
import { useSaveState, type SaveState } from '../lib/save-state.js';

/** Where the work of this window stands. Nothing entered yet: nothing to say. */
export function SaveIndicator() {
  const t = useWords('common');
  const state = useSaveState();
  if (state.kind === 'idle') return null;
  return <span className={`conn conn-${state.kind}`}>{sentence(state, t)}</span>;
}

function sentence(state: Exclude<SaveState, { kind: 'idle' }>, t: Words): string {
  switch (state.kind) {
    case 'saving':
      return t('save.saving');
    case 'saved':
      return t('save.saved', { time: timeText(state.at) });
    case 'kept':
      return t('save.kept', { count: state.count });
    case 'failed':
      return t('save.failed', { count: state.count });
  }
}
