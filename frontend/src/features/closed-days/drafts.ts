import type { SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import { isChanged, type CalendarDraft } from './calendar-draft.js';

/** A change of one site's closed days that is not saved. */
export interface UnsavedDraft {
  readonly draft: CalendarDraft;
  /** What it began from; somebody else's change since then is noticed by its version. */
  readonly base: SiteCalendarView;
}

/** By site code. */
export type Drafts = Readonly<Record<string, UnsavedDraft>>;

export const NO_DRAFTS: Drafts = {};

/** Keeps a site's draft, or lets go of it. */
export function withDraft(drafts: Drafts, site: string, draft: UnsavedDraft | null): Drafts {
  const others = Object.fromEntries(Object.entries(drafts).filter(([code]) => code !== site));
  return draft === null ? others : { ...others, [site]: draft };
}

/** Codes of the sites whose closed days would be lost; a reason typed for no change is no loss. */
export function sitesWithChanges(drafts: Drafts): readonly string[] {
  return Object.entries(drafts)
    .filter(([, { draft, base }]) => isChanged(draft, base))
    .map(([site]) => site)
    .toSorted();
}
