import { useRef, type RefObject } from 'react';
import { useShortcuts } from '../../lib/shortcuts.js';

/**
 * J and K go from one deviation that waits to the next. What it answers is called when the panel closes: where the button
 * that opened it is gone, the focus goes on to the one that took its place.
 */
export function useNextToAcknowledge(list: RefObject<HTMLElement | null>, isOn: boolean) {
  const last = useRef(0);
  const go = (step: number): void => {
    const all = buttonsIn(list.current);
    const at = all.findIndex((one) => one === document.activeElement);
    const next = at >= 0 ? at + step : step > 0 ? 0 : all.length - 1;
    all[next]?.focus();
  };
  useShortcuts({ j: () => go(1), k: () => go(-1) }, isOn);
  const leave = (): void => {
    last.current = Math.max(
      0,
      buttonsIn(list.current).findIndex((one) => one === document.activeElement),
    );
  };
  const takeUp = (): void => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const all = buttonsIn(list.current);
        all[Math.min(last.current, all.length - 1)]?.focus();
      });
    });
  };
  return { leave, takeUp };
}

function buttonsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-acknowledge]') ?? [])];
}
