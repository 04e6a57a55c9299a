import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { StateIcon, type ShownState } from '../../../components/state-icon.js';
import { useWords } from '../../../i18n/use-words.js';
import { useMay } from '../../../lib/session.js';
import { useShortcuts } from '../../../lib/shortcuts.js';
import type { OpenPanel, VisitAct } from '../../../forms/visit-acts/panel.js';
import { nextStep, type NextStep } from '../next-step.js';
import type { PressingLine, PressingSection } from '../pressing.js';
import { isBookedBefore, type ShownGroup, type WorklistSection } from '../worklist-filters.js';
import { PressingRow } from './pressing-row.js';
import { WorklistRow } from './worklist-row.js';

interface WorklistTableProps {
  readonly study: string;
  readonly today: string;
  /** What comes before all visits. */
  readonly pressing: readonly PressingSection[];
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

export function WorklistTable({ study, today, pressing, sections, onPanel }: WorklistTableProps) {
  const t = useWords('worklist');
  const rows: readonly Row[] = [
    ...pressing.flatMap(({ items }) => items.map((line) => ({ id: line.id, line }))),
    ...sections.flatMap(({ items }) => items.map((item) => ({ id: item.visitId, item }))),
  ];
  const mayRecord = useMay(study, 'visit.record');
  const mayDelay = useMay(study, 'schedule.delay');
  const act = (kind: VisitAct, item: WorklistItemView): void => {
    if (kind === 'delay' ? mayDelay : mayRecord) onPanel({ kind, item });
  };
  const { current, setCurrent, register } = useCursor(study, rows, act, mayRecord);
  return (
    <>
      {pressing.map(({ group, count, items }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 className="wl-group" id={`group-${group}`}>
            <StateIcon state={group === 'decisions' ? 'due' : 'overdue'} silent />
            {t(`group.${group}`)} <span className="wl-n">{count}</span>
          </h2>
          <ul>
            {items.map((line) => (
              <PressingRow
                key={line.id}
                study={study}
                line={line}
                isCurrent={line.id === current?.id}
                mayRecord={mayRecord}
                onCurrent={setCurrent}
                register={register}
              />
            ))}
          </ul>
        </section>
      ))}
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
                isCurrent={item.visitId === current?.id}
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

/** A line of the list, by the id it is known by. */
type Row = { readonly id: string } & ({ readonly line: PressingLine } | { readonly item: WorklistItemView });

/** The row that keys act on: it stays on its visit when the list is read again. */
function useCursor(
  study: string,
  rows: readonly Row[],
  act: (kind: VisitAct, item: WorklistItemView) => void,
  mayRecord: boolean,
) {
  const navigate = useNavigate();
  const elements = useRef(new Map<string, HTMLElement>());
  const [currentId, setCurrent] = useState<string | null>(null);
  const index = Math.max(
    rows.findIndex(({ id }) => id === currentId),
    0,
  );
  const current = rows[index] ?? null;
  const move = (by: number): void => {
    const next = rows[Math.min(Math.max(index + by, 0), rows.length - 1)];
    if (next === undefined) return;
    setCurrent(next.id);
    elements.current.get(next.id)?.focus();
  };
  const open = (): void => {
    if (current === null) return;
    const { participantId } = 'line' in current ? current.line : current.item;
    const params = { study, participantId };
    const step = stepOf(current, mayRecord);
    if (step.kind === 'book') act('book', step.item);
    else if (step.kind === 'participant') {
      void navigate({ to: '/$study/participants/$participantId', params });
    } else if (step.kind === 'visit') {
      void navigate({
        to: '/$study/participants/$participantId/visits/$visitId',
        params: { ...params, visitId: step.visitId },
      });
    } else {
      void navigate({
        to: '/$study/participants/$participantId/forms/$formId',
        params: { ...params, formId: step.formId },
      });
    }
  };
  const panel = (kind: VisitAct): void => {
    if (current !== null && 'item' in current) act(kind, current.item);
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

type Step =
  | Exclude<NextStep, { readonly kind: 'book' }>
  | { readonly kind: 'book'; readonly item: WorklistItemView }
  | { readonly kind: 'participant' };

/** What the line's one button does. */
function stepOf(row: Row, mayRecord: boolean): Step {
  if ('line' in row) {
    const { formId } = row.line;
    return formId === null ? { kind: 'participant' } : { kind: 'form', formId };
  }
  const step = nextStep(row.item, mayRecord);
  return step.kind === 'book' ? { kind: 'book', item: row.item } : step;
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
