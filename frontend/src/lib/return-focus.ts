import { useEffect, useRef, useState } from 'react';

/** How long a list that is read again after an act may take away what was in focus, or bring a line back. */
const SETTLING_MS = 5000;

/** A line of a list, named in its `data-row` as `list:id`, and its place among those of its list. */
interface Standing {
  readonly row: string | null;
  readonly index: number;
}

/**
 * For what opens over the page: gives the focus back to where it was when this goes away. Where the act took that away,
 * to its line of the list, else to the line that took its place, else to the page's heading.
 *
 * @param row - the line acted on, as its `data-row` says, where the focus was not in it
 */
export function useReturnFocus(row: string | null = null): void {
  const [opener] = useState(() => document.activeElement);
  const [from] = useState(() => standing(row ?? rowOf(opener)));
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      requestAnimationFrame(() => {
        if (!isGone.current) return;
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
        else goBack(from);
        keepFromBody(from);
      });
    };
  }, [opener, from]);
}

/** Goes to a line of a list, as its `data-row` says, as soon as the list shows it. */
export function focusRow(row: string): void {
  const from = standing(row);
  requestAnimationFrame(() => {
    goBack(from);
    keepFromBody(from);
  });
}

/**
 * Whoever comes to a page with the focus on nothing begins at its heading, once what the page is about is there.
 *
 * @param about - id of what it is about; null until that has arrived
 */
export function useHeadingOnArrival(about: string | null): void {
  useEffect(() => {
    if (about !== null && document.activeElement === document.body) focusHeading();
  }, [about]);
}

function rowOf(element: Element | null): string | null {
  return element?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null;
}

function standing(row: string | null): Standing {
  return { row, index: row === null ? -1 : rowsBeside(row).findIndex((one) => rowOf(one) === row) };
}

function rowsBeside(row: string): readonly HTMLElement[] {
  const list = row.slice(0, row.indexOf(':') + 1);
  return [...document.querySelectorAll<HTMLElement>(`[data-row^="${list}"]`)];
}

/** What the act follows on from may go with it, such as the line of a visit that was missed, or come back later. */
function keepFromBody(from: Standing): void {
  let instead: Element | null = document.activeElement;
  const observer = new MutationObserver(() => {
    const { activeElement } = document;
    if (activeElement === document.body || (activeElement === instead && isBack(from, instead))) {
      goBack(from);
      instead = document.activeElement;
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), SETTLING_MS);
}

/** Whether the line itself is there again while the focus stands on another, or on the heading. */
function isBack({ row }: Standing, instead: Element | null): boolean {
  const isStandIn = instead?.tagName === 'H1' || rowOf(instead) !== null;
  if (row === null || !isStandIn || rowOf(instead) === row) return false;
  return rowsBeside(row).some((one) => rowOf(one) === row);
}

function goBack({ row, index }: Standing): void {
  const rows = row === null ? [] : rowsBeside(row);
  const line = rows.find((one) => rowOf(one) === row) ?? rows[Math.min(index, rows.length - 1)];
  if (line === undefined) focusHeading();
  else line.focus();
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('#content h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus();
}
