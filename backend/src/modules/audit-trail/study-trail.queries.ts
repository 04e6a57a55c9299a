import type { NamedStatement } from '../../platform/database/named-statement.js';
import { TRAIL_COLUMNS, TRAIL_NAMES, type TrailRow } from './audit-trail.queries.js';

export interface StudyTrailRow extends TrailRow {
  readonly chainId: string;
  /** Microseconds since 1970, whole: the trail is finer than a `Date`. */
  readonly atUs: string;
  readonly number: string | null;
}

const TO_US = (instant: string): string => `(extract(epoch from ${instant}) * 1000000)::bigint::text`;

/** No clock is more than 14 hours ahead of UTC or 12 behind it: a day somewhere lies within these instants. */
const FROM_DAY = (day: string): string =>
  `(${day}::date::timestamp at time zone 'UTC') - interval '14 hours'`;
const TO_DAY = (day: string): string =>
  `((${day}::date + 1)::timestamp at time zone 'UTC') + interval '12 hours'`;

/** The stretch of the trail that a page looks through. */
export interface TrailStretch {
  /** First instant of it, and the instant it ends before, as PostgreSQL writes them. */
  readonly since: string;
  readonly before: string;
  /** Microseconds of the first instant; null where there is nothing before it to look for. */
  readonly reachedUs: string | null;
}

/**
 * The stretch, in bounds so plain that the index takes them under row security.
 *
 * $1 microseconds the page begins before, or null; $2 first and $3 last day, or null; $4 events looked through.
 */
export const TRAIL_STRETCH: NamedStatement = {
  name: 'trail_stretch',
  text: `
    with bounds as (
      select coalesce(${FROM_DAY('$2')}, '-infinity') as since,
        least(timestamptz 'epoch' + $1::bigint * interval '1 microsecond', ${TO_DAY('$3')}, 'infinity') as before)
    select greatest(since, reached)::text as since, before::text as before,
      case when reached > since then ${TO_US('reached')} end as "reachedUs"
    from bounds cross join lateral trail_reach(before, $4) as reached`,
};

const NARROWED = `
      e.chain_id <> e.study_id
      and ($1::text[] is null or s.code = any ($1) or s.id::text = any ($1))
      and ($2::date is null or (e.at at time zone coalesce(s.time_zone, 'UTC'))::date >= $2)
      and ($3::date is null or (e.at at time zone coalesce(s.time_zone, 'UTC'))::date <= $3)
      and ($4::uuid is null or e.person_id = $4)
      and ($5::text is null or e.role = $5)
      and ($6::text is null or e.record = $6)
      and ($7::text is null or e.action = $7)`;

const SELECTED = `
    select ${TRAIL_COLUMNS}, e.chain_id as "chainId", ${TO_US('e.at')} as "atUs", p.number
    from audit_event e ${TRAIL_NAMES}
    left join participant p on p.id = e.chain_id`;

/**
 * $1 site codes or ids; $2 first day; $3 last day; $4 person; $5 role; $6 kind of record; $7 action; each or null.
 * $8 instant, $9 chain and $10 place the page begins before; $11 instant it goes back to; $12 events.
 */
export const TRAIL_OF_STUDY: NamedStatement = {
  name: 'trail_of_study',
  text: `${SELECTED}
    where ${NARROWED}
      and e.study_id = (select context_study())
      and (e.at, e.chain_id, e.seq) < ($8::timestamptz, $9::uuid, $10::bigint)
      and e.at >= $11::timestamptz
    order by e.at desc, e.chain_id desc, e.seq desc limit $12`,
};

/** The same of one participant, whose trail has an order of its own: $8 their number, $9 place the page begins before, $10 events. */
export const TRAIL_OF_NUMBER: NamedStatement = {
  name: 'trail_of_number',
  text: `${SELECTED}
    where ${NARROWED}
      and e.chain_id = (select id from participant where study_id = (select context_study()) and number = upper(btrim($8)))
      and e.seq < $9::bigint
    order by e.seq desc limit $10`,
};

/** Who works or worked at the reader's sites of the study. */
export const TRAIL_PEOPLE: NamedStatement = {
  name: 'trail_people',
  text: `
    select distinct who.id, who.name
    from membership m join person who on who.id = m.person_id
    where (m.study_id = (select context_study()) or m.study_id is null)
      and (m.site_id is null or (select current_setting('lutetia.sites', true)) = '*'
           or m.site_id = any ((select context_sites())::uuid[]))
    order by who.name, who.id`,
};
