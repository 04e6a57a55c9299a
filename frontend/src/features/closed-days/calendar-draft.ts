import type { SiteCalendarRequest } from '@lutetia/shared/contract/requests/site-calendars';
import type { SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import type { Fields } from '../../lib/fields.js';

export const RULES = ['keep', 'nearest', 'before', 'after'] as const;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A closure as it stands in its fields; a field that holds no day is empty. */
export interface ClosureDraft {
  /** Tells the line apart while it is edited. */
  readonly key: number;
  readonly from: string;
  /** The same as `from` while it is empty. */
  readonly to: string;
  readonly reason: string;
  /** Whether something stands in `to` that is no day. */
  readonly isUnread: boolean;
}

/** The closed days as they are being changed. */
export interface CalendarDraft {
  readonly closedWeekdays: readonly number[];
  readonly closures: readonly ClosureDraft[];
  readonly rule: (typeof RULES)[number];
  readonly reason: string;
}

export type DraftFault =
  | { readonly kind: 'no-open-weekday' }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'from-missing' | 'to-unread' | 'to-before-from' | 'name-missing'; readonly key: number };

export function draftOf({ closedWeekdays, closures, rule }: SiteCalendarView): CalendarDraft {
  return {
    closedWeekdays,
    closures: closures.map((closure, key) => ({ ...closure, key, isUnread: false })),
    rule,
    reason: '',
  };
}

/** One more closed day, to be filled in. */
export function withClosure(draft: CalendarDraft): CalendarDraft {
  const key = Math.max(-1, ...draft.closures.map((closure) => closure.key)) + 1;
  return { ...draft, closures: [...draft.closures, { key, from: '', to: '', reason: '', isUnread: false }] };
}

export function withWeekday(draft: CalendarDraft, weekday: number, isClosed: boolean): CalendarDraft {
  const others = draft.closedWeekdays.filter((other) => other !== weekday);
  return { ...draft, closedWeekdays: isClosed ? [...others, weekday].sort((a, b) => a - b) : others };
}

/** Whether the draft says anything else than what is kept. Why it changes is no change by itself. */
export function isChanged(draft: CalendarDraft, kept: SiteCalendarView): boolean {
  return !closesTheSame(draft, draftOf(kept));
}

/** Whether two drafts close the same days by the same rule, whatever reason is typed. */
export function closesTheSame(one: CalendarDraft, other: CalendarDraft): boolean {
  return fingerprint(one) === fingerprint(other);
}

/** All that keeps the draft from being sent. */
export function faultsOf(draft: CalendarDraft): readonly DraftFault[] {
  const faults: DraftFault[] = [];
  if (draft.closedWeekdays.length === WEEKDAYS.length) faults.push({ kind: 'no-open-weekday' });
  for (const { key, from, to, reason, isUnread } of draft.closures) {
    if (from === '') faults.push({ kind: 'from-missing', key });
    if (isUnread) faults.push({ kind: 'to-unread', key });
    else if (from !== '' && to !== '' && to < from) faults.push({ kind: 'to-before-from', key });
    if (reason.trim() === '') faults.push({ kind: 'name-missing', key });
  }
  if (draft.reason.trim() === '') faults.push({ kind: 'reason-missing' });
  return faults;
}

export function requestOf({
  closedWeekdays,
  closures,
  rule,
  reason,
}: CalendarDraft): Fields<SiteCalendarRequest> {
  return {
    closedWeekdays: [...closedWeekdays],
    closures: closures.map((closure) => ({
      from: closure.from,
      to: closure.to === '' ? closure.from : closure.to,
      reason: closure.reason.trim(),
    })),
    rule,
    reason: reason.trim(),
  };
}

/** The order in which closures were typed does not matter; an empty last day means the first. */
function fingerprint(draft: CalendarDraft): string {
  const { closedWeekdays, closures, rule } = requestOf(draft);
  const unread = draft.closures.filter(({ isUnread }) => isUnread).length;
  return JSON.stringify([
    closedWeekdays,
    closures.map(({ from, to, reason }) => [from, to, reason].join('\n')).sort(),
    rule,
    unread,
  ]);
}
