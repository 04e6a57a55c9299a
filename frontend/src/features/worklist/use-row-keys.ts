import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { VisitAct } from '../../forms/visit-acts/panel.js';
import { useShortcuts } from '../../lib/shortcuts.js';
import { stepOf, type Row, type Step } from './worklist-rows.js';

/** Acts by keys on the line the cursor is on. */
export function useRowKeys(
  study: string,
  rows: readonly Row[],
  act: (kind: VisitAct, item: WorklistItemView) => void,
  mayRecord: boolean,
) {
  const { current, setCurrent, move, register } = useCursor(rows);
  const go = useGo(study);
  const open = (): void => {
    if (current === null) return;
    const step = stepOf(current, mayRecord);
    if (step.kind === 'book') act('book', step.item);
    else go('line' in current ? current.line.participantId : current.item.participantId, step);
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
  return { current, setCurrent, register };
}

/** The row that keys act on: it stays on its visit when the list is read again. */
function useCursor(rows: readonly Row[]) {
  const elements = useRef(new Map<string, HTMLElement>());
  const [currentId, setCurrent] = useState<string | null>(null);
  const index = Math.max(
    rows.findIndex(({ id }) => id === currentId),
    0,
  );
  const move = (by: number): void => {
    const next = rows[Math.min(Math.max(index + by, 0), rows.length - 1)];
    if (next === undefined) return;
    setCurrent(next.id);
    elements.current.get(next.id)?.focus();
  };
  const register = (id: string, element: HTMLElement | null): void => {
    if (element === null) elements.current.delete(id);
    else elements.current.set(id, element);
  };
  return { current: rows[index] ?? null, setCurrent, move, register };
}

/** Leads to where a step of a participant is taken. */
function useGo(study: string) {
  const navigate = useNavigate();
  return (participantId: string, step: Exclude<Step, { readonly kind: 'book' }>): void => {
    const params = { study, participantId };
    switch (step.kind) {
      case 'participant':
        return void navigate({ to: '/$study/participants/$participantId', params });
      case 'visit':
        return void navigate({
          to: '/$study/participants/$participantId/visits/$visitId',
          params: { ...params, visitId: step.visitId },
        });
      case 'form':
        return void navigate({
          to: '/$study/participants/$participantId/forms/$formId',
          params: { ...params, formId: step.formId },
        });
    }
  };
}
