import { useWords } from '../../../i18n/use-words.js';

const VIEWS = ['matrix', 'list', 'log'] as const;
export type ParticipantsView = (typeof VIEWS)[number];

/** The view a text names; the matrix where it names none. */
export function viewNamed(text: string | null): ParticipantsView {
  return VIEWS.find((view) => view === text) ?? 'matrix';
}

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
