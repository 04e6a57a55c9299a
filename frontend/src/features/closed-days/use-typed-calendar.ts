import type { SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import { useState, type RefObject } from 'react';
import { draftOf, faultsOf, isChanged, type CalendarDraft, type DraftFault } from './calendar-draft.js';
import type { UnsavedDraft } from './drafts.js';

export interface KeptAndUnsaved {
  readonly kept: SiteCalendarView;
  readonly unsaved: UnsavedDraft | null;
  readonly onUnsaved: (draft: UnsavedDraft | null) => void;
}

/** The closed days as they stand in their fields. */
export interface TypedCalendar {
  /** Another number with each new beginning: the fields are then drawn anew. */
  readonly turn: number;
  readonly draft: CalendarDraft;
  /** What the draft began from. */
  readonly base: SiteCalendarView;
  /** Empty until the draft is first to be sent. */
  readonly faults: readonly DraftFault[];
  readonly isUnsaved: boolean;
  readonly isDirty: boolean;
  readonly change: (next: CalendarDraft) => void;
  /** Whether the draft can be sent; if not, its faults are shown and the first has the focus. */
  readonly check: () => boolean;
  /** Goes back to what is kept. */
  readonly forget: () => void;
  /** Goes on with the draft over what is kept now. */
  readonly rebase: () => void;
}

/** What is typed over the closed days kept; faults are held back until it is to be sent. */
export function useTypedCalendar(
  { kept, unsaved, onUnsaved }: KeptAndUnsaved,
  form: RefObject<HTMLFormElement | null>,
): TypedCalendar {
  const [isChecked, setChecked] = useState(false);
  const [turn, setTurn] = useState(0);
  const base = unsaved?.base ?? kept;
  const draft = unsaved?.draft ?? draftOf(kept);
  return {
    turn,
    draft,
    base,
    faults: isChecked ? faultsOf(draft) : [],
    isUnsaved: unsaved !== null,
    isDirty: unsaved !== null && isChanged(draft, base),
    change: (next) => onUnsaved(isChanged(next, base) || next.reason !== '' ? { draft: next, base } : null),
    check: () => {
      setChecked(true);
      if (faultsOf(draft).length === 0) return true;
      focusFault(form.current);
      return false;
    },
    forget: () => {
      onUnsaved(null);
      setChecked(false);
      setTurn(turn + 1);
    },
    rebase: () => onUnsaved({ draft, base: kept }),
  };
}

/** Leads to the first field that is wrong, once it is drawn as such. */
function focusFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const wrong = form?.querySelector('[aria-invalid="true"]');
    if (wrong instanceof HTMLElement) wrong.focus();
  });
}
