import { useEffect, useRef, useState } from 'react';

/** How long a list that is read again after an act may take away what was in focus. */
const SETTLING_MS = 5000;

/** For what opens over the page: gives the focus back to where it was when this goes away, else to the page's heading. */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      requestAnimationFrame(() => {
        if (!isGone.current) return;
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
        else focusHeading();
        keepFromBody();
      });
    };
  }, [opener]);
}

/** What had the focus may go with the act that follows: the line of a visit that was missed. */
function keepFromBody(): void {
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body) return;
    observer.disconnect();
    focusHeading();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), SETTLING_MS);
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('#content h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus();
}
