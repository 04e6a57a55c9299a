/**
 * Today where a role holds, as SQL: the day of its site, and the day in UTC for a role at all sites. It is the real day,
 * whatever day the clock of a demonstration shows.
 *
 * @param timeZone - SQL that gives the site's time zone, or null
 */
export const dayOfRole = (timeZone: string): string =>
  `(now() at time zone coalesce(${timeZone}, 'UTC'))::date`;

/** Whether a membership, by its alias, has begun and has not ended, as SQL. */
export const holdsToday = (membership: string, timeZone: string): string =>
  `${dayOfRole(timeZone)} between ${membership}.from_day and coalesce(${membership}.to_day, 'infinity')`;
