import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { Link } from '@tanstack/react-router';
import { FlagIcon, shownFlags, StateIcon } from '../../../components/state-icon.js';
import { WindowStrip } from '../../../components/window-strip.js';
import { useWords } from '../../../i18n/use-words.js';
import { whenWords } from '../when-words.js';

interface WorklistRowProps {
  readonly study: string;
  readonly today: string;
  readonly item: WorklistItemView;
  readonly isCurrent: boolean;
  readonly mayRecord: boolean;
  readonly onCurrent: (visitId: string) => void;
  readonly onBook: (item: WorklistItemView) => void;
  readonly register: (visitId: string, element: HTMLElement | null) => void;
}

export function WorklistRow(props: WorklistRowProps) {
  const { study, today, item, isCurrent, onCurrent, register } = props;
  const t = useWords('worklist');
  const when = whenWords(item, today, t);
  return (
    <li
      className={isCurrent ? 'wl-row wl-current' : 'wl-row'}
      tabIndex={isCurrent ? 0 : -1}
      ref={(element) => register(item.visitId, element)}
      onFocus={() => onCurrent(item.visitId)}
      aria-label={t('row', {
        number: item.number,
        name: item.name,
        state: t(`state.${item.state}`),
        when: when.first,
      })}
    >
      <StateIcon state={item.state} />
      <Link
        to="/$study/participants/$participantId"
        params={{ study, participantId: item.participantId }}
        className="pid"
        tabIndex={isCurrent ? 0 : -1}
      >
        {item.number}
      </Link>
      <div className="wl-what">
        <div>
          <b>{item.name}</b>{' '}
          {shownFlags(item.flags).map((flag) => (
            <FlagIcon key={flag} flag={flag} />
          ))}
        </div>
        <div className="wl-sub">{item.detail}</div>
      </div>
      <div className="when">
        <span className={when.isLate ? 'amber' : undefined}>{when.first}</span>
        <div className="wl-sub">{when.second}</div>
      </div>
      <WindowStrip opens={item.opens} closes={item.closes} target={item.target} today={today} />
      <NextStep {...props} />
    </li>
  );
}

/** The one button of the line: what is next, or a booking where nothing is due yet. */
function NextStep({ study, item, isCurrent, mayRecord, onBook }: WorklistRowProps) {
  const t = useWords('worklist');
  const look = isCurrent ? 'btn s p' : 'btn s';
  const tabIndex = isCurrent ? 0 : -1;
  if (item.group === 'upcoming' && mayRecord && item.booked === null && !item.begun) {
    return (
      <button type="button" className={look} tabIndex={tabIndex} onClick={() => onBook(item)}>
        {t('book')}
      </button>
    );
  }
  const label = mayRecord && item.action !== '' ? item.action : t('open');
  const { participantId, visitId, nextFormId } = item;
  return nextFormId === null ? (
    <Link
      className={look}
      tabIndex={tabIndex}
      to="/$study/participants/$participantId/visits/$visitId"
      params={{ study, participantId, visitId }}
    >
      {label}
    </Link>
  ) : (
    <Link
      className={look}
      tabIndex={tabIndex}
      to="/$study/participants/$participantId/forms/$formId"
      params={{ study, participantId, formId: nextFormId }}
    >
      {label}
    </Link>
  );
}
