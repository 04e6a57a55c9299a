import type { KeyboardEvent } from 'react';
import { fieldId } from '../../forms/use-form-entry.js';

/** Stands for a path where the reason for a correction is asked; no item can have it. */
export const CHANGE_REASON = '@reason';

const ABOVE_FOOT_PX = 12;

/** Puts the cursor into a field and brings it into view. */
export function focusField(path: string): void {
  const field = document.getElementById(fieldId(path));
  if (field === null) return;
  const closed = field.closest<HTMLElement>('[hidden]');
  if (closed !== null) {
    // A row of a group that shows its heading only: its own heading opens it.
    document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(closed.id)}"]`)?.click();
    window.requestAnimationFrame(() => enter(field));
  } else enter(field);
}

function enter(field: HTMLElement): void {
  bringIntoPane(field);
  field.focus({ preventScroll: true });
}

/**
 * Puts the cursor into a field as soon as it is there: some controls are fetched after their page. Whoever has gone
 * elsewhere meanwhile stays there.
 *
 * @returns ends the waiting
 */
export function focusOnArrival(path: string): () => void {
  const isThere = (): boolean => document.getElementById(fieldId(path)) !== null;
  const started = document.activeElement;
  const observer = new MutationObserver(() => {
    const now = document.activeElement;
    const isElsewhere = now !== started && now !== document.body;
    if (!isElsewhere && !isThere()) return;
    observer.disconnect();
    if (!isElsewhere) focusField(path);
  });
  if (isThere()) focusField(path);
  else observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}

/** Scrolls the pane the field lies in, and nothing around it; where the page itself scrolls, the page. */
function bringIntoPane(field: HTMLElement): void {
  let pane = field.parentElement;
  while (
    pane !== null &&
    !(/auto|scroll/.test(getComputedStyle(pane).overflowY) && pane.scrollHeight > pane.clientHeight)
  ) {
    pane = pane.parentElement;
  }
  if (pane === null) {
    field.scrollIntoView({ block: 'nearest' });
    return;
  }
  const [inner, outer] = [field.getBoundingClientRect(), pane.getBoundingClientRect()];
  pane.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
}

/** Brings a field, or what has the focus, out from under the foot of the form, which grows with what it tells. */
export function keepAbove(foot: HTMLElement | null, field: HTMLElement | null = null): void {
  const line = (field ?? document.activeElement)?.closest('[data-path]');
  if (foot === null || line == null) return;
  const hidden = line.getBoundingClientRect().bottom + ABOVE_FOOT_PX - foot.getBoundingClientRect().top;
  if (hidden > 0) window.scrollBy(0, hidden);
  keepWhole(foot);
}

/** Leaves no line half under the foot: it goes under it whole or, where the page cannot move on, comes out. */
export function keepWhole(foot: HTMLElement | null): void {
  const edge = foot?.getBoundingClientRect().top ?? 0;
  const cut = [...document.querySelectorAll('[data-path]')]
    .map((line) => line.getBoundingClientRect())
    .find(({ top, bottom }) => top < edge && bottom > edge);
  if (cut !== undefined) window.scrollBy(0, (window.scrollY > edge - cut.top ? cut.top : cut.bottom) - edge);
}

/** From a one-line field to the first control of the next line; other controls keep Enter for themselves. */
export function focusNext(event: KeyboardEvent): void {
  const target = event.target;
  if (!(target instanceof HTMLInputElement) || target.getAttribute('role') === 'combobox') return;
  const line = target.closest('[data-path]');
  if (line === null) return;
  // From a value one goes on at once: the box for a reason is reached by its key, or by Tab.
  const inLine = [
    ...line.querySelectorAll<HTMLElement>('input:not([type="radio"], [type="checkbox"], [data-reason])'),
  ];
  const after = target.dataset['reason'] === undefined ? inLine[inLine.indexOf(target) + 1] : undefined;
  event.preventDefault();
  if (after !== undefined) return after.focus();
  const lines = [...document.querySelectorAll<HTMLElement>('[data-path]')];
  for (const next of lines.slice(lines.indexOf(line as HTMLElement) + 1)) {
    const control = next.querySelector<HTMLElement>('input, textarea, select');
    if (control !== null) return control.focus();
  }
}

/** To the box for a reason: of the line one is in, else of the last before it that has one, else the first. */
export function focusReason(): void {
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-reason]')];
  const here = document.activeElement?.closest('[data-path]') ?? document.activeElement;
  const before = boxes.filter(
    (box) =>
      here !== null &&
      (here.contains(box) || (here.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_PRECEDING) !== 0),
  );
  (before.at(-1) ?? boxes[0])?.focus();
}
