/** A calendar somebody subscribes to; its address is a secret and shown only once. */
export interface CalendarFeedView {
  readonly id: string;
  /** Code of the site. */
  readonly site: string;
  readonly createdAt: string;
  readonly lastReadAt: string | null;
}

/** A new calendar with its address, from the root of this server. */
export interface CalendarFeedOpenedView extends CalendarFeedView {
  readonly address: string;
}
