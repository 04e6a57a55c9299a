import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { Link } from '@tanstack/react-router';
import { FlagIcon, shownFlags, StateIcon } from '../../../components/state-icon.js';
import { WindowStrip } from '../../../components/window-strip.js';
import { useDayHint } from '../../../forms/around/day-hint-words.js';
import { visitRow, type VisitAct } from '../../../forms/visit-acts/panel.js';
import { useWords, type Words } from '../../../i18n/use-words.js';
import { nextStep } from '../next-step.js';
import { whenWords } from '../when-words.js';
import { RowMenu } from './row-menu.js';

interface WorklistRowProps {
  readonly study: string;
  readonly today: string;
  readonly item: WorklistItemView;
  readonly isCurrent: boolean;
  readonly mayRecord: boolean;
  readonly onCurrent: (visitId: string) => void;
  readonly mayDelay: boolean;
  readonly onAct: (kind: VisitAct, item: WorklistItemView) => void;
  readonly register: (visitId: string, element: HTMLElement | null) => void;
}

export function WorklistRow(props: WorklistRowProps) {
  const { study, today, item, isCurrent, onCurrent, onAct, register } = props;
  const tabIndex = isCurrent ? 0 : -1;
  const t = useWords('worklist');
  const when = whenWords(item, today, t);
  const onThatDay = useDayHint(item);
  const hint = when.isPlannedDay ? onThatDay : null;
  return (
    <li
      className={isCurrent ? 'wl-row wl-current' : 'wl-row'}
      tabIndex={tabIndex}
      data-row={visitRow(item.visitId)}
      ref={(element) => register(item.visitId, element)}
      onFocus={() => onCurrent(item.visitId)}
      aria-label={t('row', {
        number: item.number,
        name: item.name,
        state: t(`state.${item.state}`),
        when: hint === null ? when.first : `${when.first}, ${hint}`,
      })}
    >
      <StateIcon state={item.state} />
      <Link
        to="/$study/participants/$participantId"
        params={{ study, participantId: item.participantId }}
        className="pid"
        tabIndex={tabIndex}
      >
        {item.number}
      </Link>
      <RowWhat study={study} item={item} tabIndex={tabIndex} />
      <RowWhen when={when} hint={hint} />
      <WindowStrip opens={item.opens} closes={item.closes} target={item.target} today={today} />
      <NextStep {...props} />
      <RowMenu {...props} tabIndex={tabIndex} onAct={(kind) => onAct(kind, item)} />
    </li>
  );
}

interface RowWhatProps extends Pick<WorklistRowProps, 'study' | 'item'> {
  readonly tabIndex: number;
}

/** The visit by its name, what is marked on it, and what it is about. */
function RowWhat({ study, item, tabIndex }: RowWhatProps) {
  return (
    <div className="wl-what">
      <div>
        <Link
          to="/$study/participants/$participantId/visits/$visitId"
          params={{ study, participantId: item.participantId, visitId: item.visitId }}
          className="wl-name"
          tabIndex={tabIndex}
        >
          {item.name}
        </Link>{' '}
        {shownFlags(item.flags).map((flag) => (
          <FlagIcon key={flag} flag={flag} />
        ))}
      </div>
      <div className="wl-sub">{item.detail}</div>
    </div>
  );
}

interface RowWhenProps {
  readonly when: ReturnType<typeof whenWords>;
  /** What is to be known of that day; null where there is nothing. */
  readonly hint: string | null;
}

function RowWhen({ when, hint }: RowWhenProps) {
  return (
    <div className="when">
      <span className={when.isLate ? 'amber' : undefined}>{when.first}</span>
      <div className="wl-sub" title={hint === null ? when.second : `${hint} · ${when.second}`}>
        {hint !== null && <span className="amber wl-hinted">{hint}</span>}
        {when.second}
      </div>
    </div>
  );
}

/** The one button of the line: what is next, or a booking where nothing is due yet. */
function NextStep({ study, item, isCurrent, mayRecord, onAct }: WorklistRowProps) {
  const t = useWords('worklist');
  const look = isCurrent ? 'btn s p' : 'btn s';
  const tabIndex = isCurrent ? 0 : -1;
  const step = nextStep(item, mayRecord);
  const { participantId } = item;
  switch (step.kind) {
    case 'book':
      return (
        <button type="button" className={look} tabIndex={tabIndex} onClick={() => onAct('book', item)}>
          {t('book')}
        </button>
      );
    case 'visit':
      return (
        <Link
          className={look}
          tabIndex={tabIndex}
          to="/$study/participants/$participantId/visits/$visitId"
          params={{ study, participantId, visitId: step.visitId }}
        >
          {visitWords(item, step.visitId, t)}
        </Link>
      );
    case 'form':
      return (
        <Link
          className={look}
          tabIndex={tabIndex}
          to="/$study/participants/$participantId/forms/$formId"
          params={{ study, participantId, formId: step.formId }}
        >
          {mayRecord && item.action !== '' ? item.action : t('open')}
        </Link>
      );
  }
}

/** What was decided, that something comes first, or a mere look at the visit. */
function visitWords({ decided, visitId }: WorklistItemView, leadsTo: string, t: Words): string {
  if (decided !== null) return t('decided', { answer: decided });
  return t(leadsTo === visitId ? 'open' : 'openFirst');
}
