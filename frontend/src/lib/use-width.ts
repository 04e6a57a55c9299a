import { useCallback, useState } from 'react';

interface Width {
  readonly ref: (element: HTMLElement | null) => (() => void) | undefined;
  /** In pixels, without padding; 0 until the element is there. */
  readonly width: number;
}

/** The width of an element, known before it is first painted, so that what is drawn by it does not jump. */
export function useWidth(): Width {
  const [width, setWidth] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
