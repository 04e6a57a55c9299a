import type { ScheduleMove, SiteCalendar } from '../../schedule/types.js';

/** A site's closed days in one study. */
export interface SiteCalendarView extends SiteCalendar {
  /** Code of the site. */
  readonly site: string;
  /** Send it back in `If-Match`; 0 while nothing was ever said. */
  readonly version: number;
}

/** What a change of the closed days did, or in a preview would do. */
export interface SiteCalendarChangeView {
  readonly preview: boolean;
  readonly calendar: SiteCalendarView;
  /** Only those of whom a visit moves. */
  readonly participants: readonly {
    readonly id: string;
    readonly number: string;
    readonly moves: readonly ScheduleMove[];
  }[];
}
