/** A field that has not come by then will not come: the keys go where they belong again. */
const LONGEST_WAIT_MS = 10_000;

let stop: (() => string) | null = null;

/** Collects what is typed until the field that was just asked for has the focus: its code may still be on its way. */
export function startTypedAhead(): void {
  stop?.();
  let typed = '';
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (event.key.length === 1) typed += event.key;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const timer = window.setTimeout(takeTypedAhead, LONGEST_WAIT_MS);
  window.addEventListener('keydown', onKey, true);
  stop = () => {
    window.clearTimeout(timer);
    window.removeEventListener('keydown', onKey, true);
    return typed;
  };
}

/** Ends the collecting, and gives what was typed meanwhile. */
export function takeTypedAhead(): string {
  const typed = stop?.() ?? '';
  stop = null;
  return typed;
}
