import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';

const OPEN_AFTER_MS = 250;
const CLOSE_AFTER_MS = 160;
/** Longer than a key held down takes to the next cell. */
const FOCUS_OPENS_AFTER_MS = 500;
export const CARD_ID = 'cell-card';

export interface CardAnchor {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export interface OpenCard {
  readonly participantId: string;
  readonly visitId: string;
  readonly at: CardAnchor;
}

/** One card for the whole grid: after a moment over a cell or on it, or at once by Space; Escape closes it. */
export function useCellCard(scroller: RefObject<HTMLElement | null>) {
  const [open, setOpen] = useState<OpenCard | null>(null);
  const { later, stop } = useTimer();
  const opener = useRef<HTMLElement | null>(null);

  const close = useCallback((): void => {
    stop();
    setOpen(null);
  }, [stop]);
  const show = useCallback((cell: HTMLElement): void => {
    const { visit, participant } = cell.dataset;
    if (visit === undefined || participant === undefined) return;
    const { left, top, bottom } = cell.getBoundingClientRect();
    opener.current = cell;
    setOpen({ participantId: participant, visitId: visit, at: { left, top, bottom } });
  }, []);
  const toggle = useCallback(
    (cell: HTMLElement): void => {
      if (open !== null && open.visitId === cell.dataset['visit']) close();
      else show(cell);
    },
    [open, close, show],
  );
  const onPointerOver = useCallback(
    (event: PointerEvent): void => {
      if (event.pointerType === 'touch' || !(event.target instanceof Element)) return;
      const cell = event.target.closest<HTMLElement>('[data-visit]');
      if (cell === null) later(close, CLOSE_AFTER_MS);
      else if (cell === opener.current && open !== null) stop();
      else later(() => show(cell), OPEN_AFTER_MS);
    },
    [later, close, stop, show, open],
  );
  const onFocus = useCallback(
    (cell: HTMLElement): void => {
      if (cell.matches('[data-visit]:focus-visible')) later(() => show(cell), FOCUS_OPENS_AFTER_MS);
    },
    [later, show],
  );
  const onPointerLeave = useCallback((): void => later(close, CLOSE_AFTER_MS), [later, close]);
  const onScroll = useCallback((): void => {
    if (open !== null) close();
  }, [open, close]);
  useDescribedByCard(open, opener, scroller, close);
  return { open, close, stay: stop, toggle, onFocus, onPointerOver, onPointerLeave, onScroll };
}

/** One thing to do in a moment: what is asked for next takes its place. */
function useTimer() {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stop = useCallback((): void => clearTimeout(timer.current), []);
  const later = useCallback((action: () => void, ms: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(action, ms);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { later, stop };
}

/** While the card is open its cell is described by it; Escape closes it and goes back to the cell. */
function useDescribedByCard(
  open: OpenCard | null,
  opener: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  close: () => void,
): void {
  useEffect(() => {
    if (open === null) return undefined;
    const described = opener.current;
    described?.setAttribute('aria-describedby', CARD_ID);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      close();
      if (scroller.current?.contains(opener.current) === true) opener.current?.focus({ preventScroll: true });
    };
    window.addEventListener('keydown', onKey);
    return () => {
      described?.removeAttribute('aria-describedby');
      window.removeEventListener('keydown', onKey);
    };
  }, [open, opener, scroller, close]);
}
