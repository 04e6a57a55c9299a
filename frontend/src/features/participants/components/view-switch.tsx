import { useWords } from '../../../i18n/use-words.js';

export type ParticipantsView = 'matrix' | 'list';

const VIEWS = ['matrix', 'list'] as const;

interface ViewSwitchProps {
  readonly view: ParticipantsView;
  readonly onView: (view: ParticipantsView) => void;
}

export function ViewSwitch({ view, onView }: ViewSwitchProps) {
  const t = useWords('participants');
  return (
    <div className="seg" role="group" aria-label={t('view')}>
      {VIEWS.map((name) => (
        <button
          key={name}
          type="button"
          className={name === view ? 'on' : undefined}
          aria-pressed={name === view}
          onClick={() => onView(name)}
        >
          {t(name)}
        </button>
      ))}
    </div>
  );
}
