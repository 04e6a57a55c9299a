import type { QueryResultRow } from 'pg';
import { recordKey, type TrailedRecord } from './chain-walk.js';
import { nameOf, type TrailFinding } from './finding.js';

/** Runs SQL and answers its rows. */
export type Query = <R extends QueryResultRow>(text: string, params?: readonly unknown[]) => Promise<R[]>;

/** A record as it stands now: its fields as the trail names them, and whether it is still a blank shell. */
interface CurrentRecord extends QueryResultRow {
  readonly id: string;
  readonly record: string;
  readonly version: number | null;
  readonly document: Readonly<Record<string, unknown>>;
  readonly is_blank: boolean;
}

/** Compares what stands in the tables with what a chain's entries add up to, by `recordKey`. */
export async function verifyRecords(
  query: Query,
  chainId: string,
  trailed: ReadonlyMap<string, TrailedRecord>,
): Promise<TrailFinding[]> {
  const current = await query<CurrentRecord>(CURRENT_RECORDS, [chainId]);
  const trailOf = (is: { readonly record: string; readonly id: string }): TrailedRecord | undefined =>
    trailed.get(recordKey(is.record, is.id));
  const findings = current.flatMap((is) => compare(chainId, is, trailOf(is)) ?? []);
  const places = await query<Place>(PLACES, [chainId]);
  const transfers = [...trailed.values()].filter(({ record }) => record === 'participant-transfer');
  const moved = places.flatMap((is) => comparePlace(chainId, is, trailOf(is), transfers) ?? []);
  const present = new Set(current.map(({ record, id }) => recordKey(record, id)));
  const removed = [...trailed].filter(([key]) => !present.has(key)).map(([, was]) => was);
  return [
    ...findings,
    ...moved,
    ...removed.map(({ last }) =>
      about(chainId, last.recordId, last.seq, `${nameOf(last)}: its record is no longer there`),
    ),
  ];
}

function compare(chainId: string, is: CurrentRecord, was: TrailedRecord | undefined): TrailFinding | null {
  const name = `${is.record} ${is.id}`;
  if (was === undefined) {
    if (is.is_blank) return null;
    return about(chainId, is.id, null, `chain ${chainId}: ${name} holds what no entry tells`);
  }
  const paths = new Set([...was.fields.keys(), ...Object.keys(is.document)]);
  for (const path of [...paths].sort()) {
    if (sameValue(held(was.fields.get(path)), held(is.document[path]))) continue;
    const what = `${path} of ${name} does not stand as its last entries say: changed past the trail`;
    return about(chainId, is.id, was.last.seq, `${nameOf(was.last)}: ${what}`);
  }
  if (!isAtVersion(is, was)) {
    return about(chainId, is.id, was.last.seq, `${nameOf(was.last)}: ${name} stands at another version`);
  }
  return null;
}

/** A save that changes nothing of a form leaves its version; other records may count acts that no entry tells. */
function isAtVersion(is: CurrentRecord, was: TrailedRecord): boolean {
  if (was.version === null) return true;
  return is.record === 'form' ? is.version === was.version : (is.version ?? 0) >= was.version;
}

/** Where a record stands: the entries' own columns tell it, not their changes. */
interface Place extends QueryResultRow {
  readonly id: string;
  readonly record: string;
  readonly study_id: string;
  readonly site_id: string;
}

/** What goes along with a participant without an entry of its own; everything else stays where it was made. */
const GOES_ALONG: ReadonlySet<string> = new Set(['form', 'visit', 'deviation']);

/** What was not completed goes along with the participant, and only the transfer's own entry tells it. */
function comparePlace(
  chainId: string,
  is: Place,
  was: TrailedRecord | undefined,
  transfers: readonly TrailedRecord[],
): TrailFinding | null {
  if (was === undefined) return null;
  const since = transfers.filter(
    ({ last }) =>
      GOES_ALONG.has(is.record) && last.seq > was.last.seq && was.fields.get('state') !== 'complete',
  );
  // A visit goes along until a form of it is complete, which only the form's own entries tell: it may stay on the way.
  const ways = is.record === 'visit' ? since : since.slice(-1);
  const sites = [was.last.siteId, ...ways.map(({ last }) => last.siteId)];
  if (is.study_id === was.last.studyId && sites.includes(is.site_id)) return null;
  const what = `${is.record} ${is.id} stands in another study or at another site than its last entry: changed past the trail`;
  return about(chainId, is.id, was.last.seq, `${nameOf(was.last)}: ${what}`);
}

/** A flag that is not set is as good as none: a column added later stands false where no entry tells of it. */
function held(value: unknown): unknown {
  return value === undefined || value === false ? null : value;
}

function about(chainId: string, recordId: string, seq: number | null, sentence: string): TrailFinding {
  return { kind: 'record', chainId, seq, recordId, sentence };
}

/** Equality of JSON values; the order of keys does not count. */
function sameValue(one: unknown, other: unknown): boolean {
  return sortedJson(one) === sortedJson(other);
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** The records of one chain with the columns their trail names; the nil chain holds what belongs to no study. */
const CURRENT_RECORDS = `
  select id, 'form' as record, version,
         "values"::jsonb || jsonb_build_object('state', state, 'identity', concat_ws('/',
           (select concat_ws('/', v.code, v.cycle, v.repetition) from visit v where v.id = form.visit_id),
           code, repetition)) as document,
         "values"::text = '{}' and state = 'not-started' as is_blank
    from form where participant_id = $1
  union all
  select v.id, 'visit', v.version, d.document, d.is_blank
    from visit v, lateral (
      select to_jsonb(v) - '{id,study_id,site_id,participant_id,version}'::text[] as document,
             version = 0 and num_nonnulls(booked_on, delay_to, missed_reason, skipped_reason, added_reason) = 0
               as is_blank) d
    where participant_id = $1
  union all
  select p.id, 'participant', version, to_jsonb(p) - '{id,study_id,version,created_at}'::text[], false
    from participant p where id = $1
  union all
  select v.id, 'participant-version', null,
         to_jsonb(v) - '{id,study_id,site_id,participant_id}'::text[], false
    from participant_version v where participant_id = $1
  union all
  select t.id, 'participant-transfer', null,
         to_jsonb(t) - '{id,study_id,site_id,participant_id,recorded_at}'::text[], false
    from participant_transfer t where participant_id = $1
  union all
  select d.id, 'deviation', version,
         to_jsonb(d) - '{id,study_id,site_id,participant_id,version,recorded_at}'::text[], false
    from deviation d where participant_id = $1
  union all
  select s.id, 'study', null, to_jsonb(s) - 'id', false from study s where id = $1
  union all
  select v.id, 'study-version', null,
         to_jsonb(v) - '{id,study_id}'::text[] || jsonb_build_object('definition', digest_of(definition::text)), false
    from study_version v where study_id = $1
  union all
  select a.id, 'site-activation', null, to_jsonb(a) - '{id,study_id}'::text[], false
    from site_activation a where study_id = $1
  union all
  select c.id, 'site-calendar', version, to_jsonb(c) - '{id,study_id,site_id,version}'::text[], false
    from site_calendar c where study_id = $1
  union all
  select l.id, 'laboratory', null, to_jsonb(l) - '{id,study_id,site_id}'::text[], false
    from laboratory l where study_id = $1
  union all
  select r.id, 'reference-range', null, to_jsonb(r) - '{id,study_id,site_id}'::text[], false
    from reference_range r where study_id = $1
  union all
  select m.id, 'membership', null, to_jsonb(m) - 'id', false from membership m
    where coalesce(study_id, '00000000-0000-0000-0000-000000000000') = $1
  union all
  select p.id, 'person', null,
         to_jsonb(p) - 'id' || jsonb_build_object('password_hash', digest_of(password_hash)), false
    from person p where $1 = '00000000-0000-0000-0000-000000000000'
  union all
  select s.id, 'site', null, to_jsonb(s) - 'id', false from site s
    where $1 = '00000000-0000-0000-0000-000000000000'
`;

const PLACES = `
  select id, 'form' as record, study_id, site_id from form where participant_id = $1
  union all select id, 'visit', study_id, site_id from visit where participant_id = $1
  union all select id, 'deviation', study_id, site_id from deviation where participant_id = $1
  union all select id, 'participant', study_id, site_id from participant where id = $1
  union all select id, 'participant-version', study_id, site_id from participant_version where participant_id = $1
  union all select id, 'participant-transfer', study_id, site_id from participant_transfer where participant_id = $1
  union all select id, 'site-calendar', study_id, site_id from site_calendar where study_id = $1
  union all select id, 'laboratory', study_id, site_id from laboratory where study_id = $1
  union all select id, 'reference-range', study_id, site_id from reference_range where study_id = $1
`;
