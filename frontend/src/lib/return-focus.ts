import { useEffect, useRef, useState } from 'react';

/** For what opens over the page: gives the focus back to where it was when this goes away. */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      requestAnimationFrame(() => {
        if (isGone.current && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    };
  }, [opener]);
}
