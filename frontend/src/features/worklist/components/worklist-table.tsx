import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { StateIcon, type ShownState } from '../../../components/state-icon.js';
import { useWords } from '../../../i18n/use-words.js';
import { useMay } from '../../../lib/session.js';
import { useShortcuts } from '../../../lib/shortcuts.js';
import type { OpenPanel, VisitAct } from '../../../forms/visit-acts/panel.js';
import { nextStep } from '../next-step.js';
import { isBookedBefore, type ShownGroup, type WorklistSection } from '../worklist-filters.js';
import { WorklistRow } from './worklist-row.js';

interface WorklistTableProps {
  readonly study: string;
  readonly today: string;
  readonly sections: readonly WorklistSection[];
  readonly onPanel: (panel: OpenPanel) => void;
}

const GROUP_STATE: Readonly<Record<ShownGroup, ShownState>> = {
  overdue: 'overdue',
  booked: 'due',
  open: 'due',
  begun: 'in-progress',
  upcoming: 'not-due',
};

export function WorklistTable({ study, today, sections, onPanel }: WorklistTableProps) {
  const t = useWords('worklist');
  const rows = sections.flatMap(({ items }) => items);
  const mayRecord = useMay(study, 'visit.record');
  const mayDelay = useMay(study, 'schedule.delay');
  const act = (kind: VisitAct, item: WorklistItemView): void => {
    if (kind === 'delay' ? mayDelay : mayRecord) onPanel({ kind, item });
  };
  const { current, setCurrent, register } = useCursor(study, rows, act, mayRecord);
  return (
    <>
      {sections.map((section, index) => (
        <section key={section.group} aria-labelledby={`group-${section.group}`}>
          <h2 className="wl-group" id={`group-${section.group}`}>
            <StateIcon state={GROUP_STATE[section.group]} silent />
            {t(`group.${isBookedBefore(section, today) ? 'bookedBefore' : section.group}`)}{' '}
            <span className="wl-n">{section.items.length}</span>
            {index === 0 && <span className="wl-hint">{t('legend')}</span>}
          </h2>
          <ul>
            {section.items.map((item) => (
              <WorklistRow
                key={item.visitId}
                study={study}
                today={today}
                item={item}
                isCurrent={item.visitId === current?.visitId}
                mayRecord={mayRecord}
                onCurrent={setCurrent}
                mayDelay={mayDelay}
                onAct={act}
                register={register}
              />
            ))}
          </ul>
        </section>
      ))}
      <KeysLine mayRecord={mayRecord} />
    </>
  );
}

/** The row that keys act on: it stays on its visit when the list is read again. */
function useCursor(
  study: string,
  rows: readonly WorklistItemView[],
  act: (kind: VisitAct, item: WorklistItemView) => void,
  mayRecord: boolean,
) {
  const navigate = useNavigate();
  const elements = useRef(new Map<string, HTMLElement>());
  const [currentId, setCurrent] = useState<string | null>(null);
  const index = Math.max(
    rows.findIndex(({ visitId }) => visitId === currentId),
    0,
  );
  const current = rows[index] ?? null;
  const move = (by: number): void => {
    const next = rows[Math.min(Math.max(index + by, 0), rows.length - 1)];
    if (next === undefined) return;
    setCurrent(next.visitId);
    elements.current.get(next.visitId)?.focus();
  };
  const open = (): void => {
    if (current === null) return;
    const { participantId } = current;
    const step = nextStep(current, mayRecord);
    if (step.kind === 'book') act('book', current);
    else if (step.kind === 'visit') {
      void navigate({
        to: '/$study/participants/$participantId/visits/$visitId',
        params: { study, participantId, visitId: step.visitId },
      });
    } else {
      void navigate({
        to: '/$study/participants/$participantId/forms/$formId',
        params: { study, participantId, formId: step.formId },
      });
    }
  };
  const panel = (kind: VisitAct): void => {
    if (current !== null) act(kind, current);
  };
  useShortcuts({
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    j: () => move(1),
    k: () => move(-1),
    Enter: open,
    b: () => panel('book'),
    m: () => panel('missed'),
    d: () => panel('delay'),
  });
  const register = (visitId: string, element: HTMLElement | null): void => {
    if (element === null) elements.current.delete(visitId);
    else elements.current.set(visitId, element);
  };
  return { current, setCurrent, register };
}

function KeysLine({ mayRecord }: { readonly mayRecord: boolean }) {
  const t = useWords('worklist');
  return (
    <p className="foot wl-keys">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t('keys.move')}
      </span>
      <span>
        <kbd>Enter</kbd> {t('keys.next')}
      </span>
      {mayRecord && (
        <>
          <span>
            <kbd>M</kbd> {t('keys.missed')}
          </span>
          <span>
            <kbd>B</kbd> {t('keys.book')}
          </span>
          <span>
            <kbd>D</kbd> {t('keys.delay')}
          </span>
        </>
      )}
      <span>
        <kbd>?</kbd> {t('keys.all')}
      </span>
    </p>
  );
}
