import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface DeviationRow {
  readonly id: string;
  readonly kind: string;
  readonly visitId: string | null;
  readonly visitName: string | null;
  readonly on: CalendarDay | null;
  readonly days: number | null;
  readonly important: boolean;
  readonly sentence: string;
  readonly state: 'open' | 'withdrawn';
  readonly recordedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgement: string | null;
  /** What was acknowledged, where the deviation has changed since. */
  readonly acknowledgedSentence: string | null;
}

export interface LoggedDeviationRow extends DeviationRow {
  readonly participantId: string;
  readonly number: string;
  readonly site: string;
  readonly total: number;
}

const COLUMNS = `
  d.id, d.kind, d.visit_id as "visitId", v.name as "visitName", d.on_day::text as "on", d.days, d.important,
  d.sentence, d.state, d.recorded_at as "recordedAt", d.acknowledged_at as "acknowledgedAt",
  who.name as "acknowledgedBy", d.acknowledgement, d.acknowledged_sentence as "acknowledgedSentence"`;
const FROM = `from deviation d left join planned_visit v on v.visit_id = d.visit_id
  left join person who on who.id = d.acknowledged_by`;

/** Open ones first, then by the day they are of. */
export const DEVIATIONS: NamedStatement = {
  name: 'deviations',
  text: `select ${COLUMNS} ${FROM} where d.participant_id = $1 order by d.state, d.on_day nulls last, d.id`,
};

/**
 * A page of a study's log. Ids are made in order of time, so they are the order and the cursor.
 *
 * $1 site codes or ids, or null; $2 state; $3 importance; $4 whether acknowledged as it stands; $5 id the page begins
 * after; $6 rows.
 */
export const DEVIATION_LOG: NamedStatement = {
  name: 'deviation_log',
  text: `
    with found as (
      select ${COLUMNS}, d.participant_id as "participantId", p.number, s.code as site
      ${FROM}
      join participant p on p.id = d.participant_id
      join site s on s.id = d.site_id
      where ($1::text[] is null or s.code = any ($1) or s.id::text = any ($1))
        and ($2::text is null or d.state = $2)
        and ($3::boolean is null or d.important = $3)
        and ($4::boolean is null or (d.acknowledged_at is not null and d.acknowledged_sentence is null) = $4)
    )
    select *, (select count(*)::integer from found) as total
    from found where $5::uuid is null or id < $5 order by id desc limit $6`,
};

/** $1 site codes or ids, or null. How many the log above has that are open and not acknowledged as they stand. */
export const DEVIATIONS_WAITING: NamedStatement = {
  name: 'deviations_waiting',
  text: `
    select count(*)::integer as count from deviation d
    where d.study_id = (select context_study()) and d.state = 'open'
      and (d.acknowledged_at is null or d.acknowledged_sentence is not null)
      and ($1::text[] is null
           or d.site_id in (select s.id from site s where s.code = any ($1) or s.id::text = any ($1)))`,
};

/** $1 participant, $2 deviation, $3 person, $4 what was made of it. What it says; no row where there is no such open deviation. */
export const ACKNOWLEDGE: NamedStatement = {
  name: 'acknowledge_deviation',
  text: `
    update deviation set acknowledged_by = $3, acknowledged_at = clock_timestamp(), acknowledgement = $4,
      acknowledged_sentence = null, version = version + 1
    where id = $2 and participant_id = $1 and state = 'open' returning sentence`,
};

/** $1 deviation. */
export const DEVIATION: NamedStatement = {
  name: 'deviation',
  text: `select ${COLUMNS} ${FROM} where d.id = $1`,
};
