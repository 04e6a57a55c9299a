import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface SiteRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly timeZone: string;
}

/** Sites where a study is live: all, or those of the given ids. */
export const SITES_OF_STUDY: NamedStatement = {
  name: 'sites_of_study',
  text: `
    select s.id, s.code, s.name, s.city, s.time_zone as "timeZone"
    from site s
    where exists (select from site_activation a where a.site_id = s.id and a.study_id = $1)
      and ($2::uuid[] is null or s.id = any ($2))
    order by s.code`,
};
