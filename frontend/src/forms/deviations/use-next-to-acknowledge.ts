import type { RefObject } from 'react';
import { useShortcuts } from '../../lib/shortcuts.js';

/** J and K go from one deviation that waits to the next. */
export function useNextToAcknowledge(list: RefObject<HTMLElement | null>, isOn: boolean): void {
  const go = (step: number): void => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[data-acknowledge]') ?? [])];
    const at = all.findIndex((one) => one === document.activeElement);
    const next = at >= 0 ? at + step : step > 0 ? 0 : all.length - 1;
    all[next]?.focus();
  };
  useShortcuts({ j: () => go(1), k: () => go(-1) }, isOn);
}
