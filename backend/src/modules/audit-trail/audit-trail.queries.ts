import type { AuditAction } from '../../platform/audit/field-changes.js';
import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface TrailRow {
  readonly seq: string;
  readonly at: Date;
  readonly timeZone: string;
  readonly who: string;
  readonly role: string;
  readonly site: string | null;
  readonly action: AuditAction;
  readonly record: string;
  readonly recordId: string;
  readonly changes: string;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly origin: string | null;
  readonly formCode: string | null;
  readonly studyVersionId: string | null;
  readonly visitName: string | null;
  /** Its number among the forms of its code, in its visit or beside the visits; null for what is no form in sight. */
  readonly repetition: number | null;
  /** There are several of its code in its visit. */
  readonly isOneOfSeveral: boolean;
  /** What people call what an entry names by its id: sites, the study version come under, the number screened before. */
  readonly names: Readonly<Record<string, string>> | null;
}

/** What a line of the trail is made of. */
export const TRAIL_COLUMNS = `
  e.seq::text, e.at, coalesce(s.time_zone, 'UTC') as "timeZone", coalesce(who.name, 'The system') as who, e.role,
  s.code as site, e.action, e.record, e.record_id as "recordId", e.changes, e.reason, e.request_id as "requestId",
  e.origin, coalesce(f.code, gone.code) as "formCode",
  coalesce(f.study_version_id, gone.study_version_id) as "studyVersionId",
  coalesce(v.name, gone.visit_name) as "visitName", f.repetition,
  exists (select from form other where other.visit_id = f.visit_id and other.code = f.code and other.id <> f.id)
    as "isOneOfSeveral",
  case when e.record in ('participant', 'participant-transfer', 'participant-version') then (
    select json_object_agg(named.id, named.name) from (
      select id, code as name from site where e.record <> 'participant-version'
      union all select id, version from study_version where e.record = 'participant-version' and study_id = e.study_id
      union all select id, number from participant
        where e.record = 'participant' and id::text = e.changes::jsonb ->> 'rescreens') named) end as names`;
/** Where the names in it come from. */
export const TRAIL_NAMES = `
    left join person who on who.id = e.person_id
    left join site s on s.id = e.site_id
    left join form f on e.record = 'form' and f.id = e.record_id
    left join lateral (select told.* from form_told_by_trail(e.record_id) told
      where e.record = 'form' and f.id is null) gone on true
    left join deviation d on e.record = 'deviation' and d.id = e.record_id
    left join planned_visit v
      on v.visit_id = coalesce(f.visit_id, d.visit_id, case when e.record = 'visit' then e.record_id end)`;

/** $1 participant, $2 record or null, $3 path or null, $4 person or null, $5 place the page begins before, $6 events. */
export const TRAIL: NamedStatement = {
  name: 'trail_of_participant',
  text: `
    select ${TRAIL_COLUMNS}
    from audit_event e ${TRAIL_NAMES}
    where e.chain_id = $1
      and ($2::uuid is null or e.record_id = $2)
      and ($3::text is null or e.changes::jsonb ? $3)
      and ($4::uuid is null or e.person_id = $4)
      and ($5::bigint is null or e.seq < $5)
    order by e.seq desc limit $6`,
};

/** $1 forms beside the visits; $2 of each the item that says what it is about. */
export const FORM_SUBJECTS: NamedStatement = {
  name: 'form_subjects',
  text: `
    select f.id, f."values" -> told.item ->> 'v' as subject
    from unnest($1::uuid[], $2::text[]) as told (id, item) join form f on f.id = told.id`,
};

export const PARTICIPANT_OF_FORM: NamedStatement = {
  name: 'participant_of_form',
  text: 'select participant_id as "participantId" from form where id = $1',
};
