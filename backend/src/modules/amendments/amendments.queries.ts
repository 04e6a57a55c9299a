import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { Words } from '@lutetia/shared/forms/definition';
import type { PublishedStudy } from '@lutetia/shared/study/definition';
import type { NamedStatement } from '../../platform/database/named-statement.js';

/** Their course is over: an amendment has nothing left to plan for them. */
export const COURSE_OVER: readonly string[] = [
  'screen-failure',
  'dead',
  'lost-to-follow-up',
  'enrolled-in-error',
];

export interface VersionRow {
  readonly version: string;
  readonly publishedAt: Date;
  readonly summary: Words | null;
  readonly sites: readonly {
    readonly site: string;
    readonly from: CalendarDay;
    readonly remaining: number;
  }[];
  readonly participants: number;
}

/** $1 study, $2 ids of the sites the caller sees, or null for all. The newest first. */
export const VERSIONS: NamedStatement = {
  name: 'study_versions',
  text: `
    select v.version, v.published_at as "publishedAt", v.definition -> 'definition' -> 'amendment' -> 'summary' as summary,
      (select coalesce(json_agg(json_build_object('site', s.code, 'from', a.from_day, 'remaining', (
           select count(*)::integer from participant p join participant_summary u on u.participant_id = p.id
           where p.site_id = a.site_id and u.status not in (${COURSE_OVER.map((status) => `'${status}'`).join(', ')})
             and not exists (
               select from participant_version own where own.participant_id = p.id and own.study_version_id = v.id)
         )) order by s.code), '[]')
       from site_activation a join site s on s.id = a.site_id
       where a.study_version_id = v.id and ($2::uuid[] is null or a.site_id = any ($2))) as sites,
      (select count(*)::integer from participant_version p
       where p.study_version_id = v.id and not exists (
         select from participant_summary u
         where u.participant_id = p.participant_id and u.status = 'enrolled-in-error') and not exists (
         select from participant_version later
         where later.participant_id = p.participant_id and later.from_day > coalesce(p.from_day, '-infinity'))) as participants
    from study_version v where v.study_id = $1 order by v.published_at desc, v.id desc`,
};

export interface VersionWithPrevious {
  readonly id: string;
  readonly publishedAt: Date;
  readonly definition: PublishedStudy;
  readonly previous: string | null;
  readonly previousDefinition: PublishedStudy | null;
}

/** $1 study, $2 version; $3 the version to hold it against, the one before when null. */
export const VERSION_WITH_PREVIOUS: NamedStatement = {
  name: 'study_version_with_previous',
  text: `
    select v.id, v.published_at as "publishedAt", v.definition, before.version as previous, before.definition as "previousDefinition"
    from study_version v
    left join lateral (
      select b.version, b.definition from study_version b
      where b.study_id = v.study_id
        and case when $3::text is null then (b.published_at, b.id) < (v.published_at, v.id) else b.version = $3 end
      order by b.published_at desc, b.id desc limit 1) before on true
    where v.study_id = $1 and v.version = $2`,
};

export interface ActivationSite {
  readonly id: string;
  readonly code: string;
  readonly timeZone: string;
  /** The latest day on which any version became live here. */
  readonly latest: CalendarDay | null;
  /** The day on which the version to be activated became live here, or will; null where it is not to yet. */
  readonly own: CalendarDay | null;
  /** A version published after the one to be activated, which is live here or will be; null where there is none. */
  readonly newer: string | null;
}

/** $1 study, $2 codes, $3 version. Asked once the sites are taken: two activations at one site happen one after the other. */
export const SITES_TO_ACTIVATE: NamedStatement = {
  name: 'sites_to_activate',
  text: `
    select s.id, s.code, s.time_zone as "timeZone",
      (select to_char(max(a.from_day), 'YYYY-MM-DD') from site_activation a
       where a.site_id = s.id and a.study_id = $1) as latest,
      (select to_char(a.from_day, 'YYYY-MM-DD') from site_activation a
       where a.site_id = s.id and a.study_id = $1 and a.study_version_id = $3) as own,
      (select n.version from site_activation a
         join study_version n on n.id = a.study_version_id
         join study_version chosen on chosen.id = $3 and (n.published_at, n.id) > (chosen.published_at, chosen.id)
       where a.site_id = s.id and a.study_id = $1
       order by n.published_at desc, n.id desc limit 1) as newer
    from site s where s.code = any ($2) and exists (select from site_activation a where a.site_id = s.id and a.study_id = $1)
    order by s.id`,
};

/** $1 id, $2 study, $3 site, $4 version, $5 day. */
export const ACTIVATE: NamedStatement = {
  name: 'activate_version',
  text: `insert into site_activation (id, study_id, site_id, study_version_id, from_day) values ($1, $2, $3, $4, $5)`,
};

export interface Migrant {
  readonly id: string;
  readonly number: string;
  readonly status: string;
}

/** $1 site, $2 version. Everybody at the site who is not under the version yet. */
export const MIGRANTS: NamedStatement = {
  name: 'participants_to_migrate',
  text: `
    select p.id, p.number, u.status
    from participant p join participant_summary u on u.participant_id = p.id
    where p.site_id = $1 and not exists (
      select from participant_version v where v.participant_id = p.id and v.study_version_id = $2)
    order by p.id`,
};

/** $1 id, $2 study, $3 site, $4 participant, $5 version, $6 day. */
export const MIGRATE: NamedStatement = {
  name: 'migrate_participant',
  text: `
    insert into participant_version (id, study_id, site_id, participant_id, study_version_id, from_day)
    values ($1, $2, $3, $4, $5, $6)`,
};
