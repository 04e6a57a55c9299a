import type { SiteCalendar } from '@lutetia/shared/schedule/types';
import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface SiteCalendarRow extends SiteCalendar {
  readonly siteId: string;
  readonly site: string;
  readonly version: number;
}

/** $1 study, $2 site code, $3 ids of the sites the caller sees, or null for all. */
export const SITE_CALENDAR: NamedStatement = {
  name: 'site_calendar',
  text: `
    select s.id as "siteId", s.code as site, coalesce(c.closed_weekdays, '{}') as "closedWeekdays",
      coalesce(c.closures, '[]') as closures, coalesce(c.rule, 'keep') as rule, coalesce(c.version, 0) as version
    from site s left join site_calendar c on c.site_id = s.id and c.study_id = $1
    where s.code = $2 and ($3::uuid[] is null or s.id = any ($3))
      and exists (select from site_activation a where a.site_id = s.id and a.study_id = $1)`,
};

/**
 * $1 id of a first one, $2 study, $3 site, $4 weekdays, $5 closures, $6 rule, $7 version it was read at; no row when
 * another change came first.
 */
export const WRITE_SITE_CALENDAR: NamedStatement = {
  name: 'write_site_calendar',
  text: `
    insert into site_calendar as c (id, study_id, site_id, closed_weekdays, closures, rule)
    select $1, $2, $3, $4::smallint[], $5::jsonb, $6
    where $7::integer = 0 or exists (select from site_calendar where study_id = $2 and site_id = $3)
    on conflict (study_id, site_id) do update
      set closed_weekdays = excluded.closed_weekdays, closures = excluded.closures, rule = excluded.rule,
          version = c.version + 1
      where c.version = $7
    returning version`,
};

/** $1 site. Everybody enrolled there, in a fixed order so that two acts never wait for each other in a ring. */
export const PARTICIPANTS_OF_SITE: NamedStatement = {
  name: 'participants_of_site',
  text: 'select id, number from participant where site_id = $1 order by id',
};
