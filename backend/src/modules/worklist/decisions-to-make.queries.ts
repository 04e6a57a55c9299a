import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { NamedStatement } from '../../platform/database/named-statement.js';

export interface DecisionRow {
  readonly participantId: string;
  readonly number: string;
  readonly formId: string;
  readonly begun: boolean;
  readonly code: string;
  readonly cycle: number;
  readonly dose: string;
  readonly day: CalendarDay;
  readonly closes: CalendarDay | null;
  readonly isOnDay: boolean;
  /** Codes of the forms of the same visit that are not complete. */
  readonly openForms: readonly string[];
  readonly today: CalendarDay;
}

/**
 * Doses at hand whose decision is not completed: the one before the dose from the day its own visit is due, or the dose is a
 * week ahead, the one on the day of the dose from that day on. Of several the last that is due stands for the dose. Left out
 * are doses given, those nobody may plan yet, those a decision already leads away from, and those after a fatal event.
 *
 * $1, $2 time zones and the day in each; $3 study; $4 form of the decision; $5 codes of dose visits; $6 sites by code or id,
 * or null. A page of the worklist's own reading: only visits that are work by then are looked at.
 */
export const DECISIONS_TO_MAKE: NamedStatement = {
  name: 'decisions_to_make',
  text: `
    with here as (
      select s.id, local.today, local.today + 7 as horizon
      from site s
      join unnest($1::text[], $2::date[]) as local (time_zone, today) on local.time_zone = s.time_zone
      where $6::text[] is null or s.code = any ($6) or s.id::text = any ($6)
    ), undecided as (
      select distinct on (dose.visit_id) dose.visit_id, u.number, dose.participant_id, f.id as form_id, f.state,
        dose.code, dose.cycle, dose.name, coalesce(dose.occurred, dose.planned) as on_day, dose.closes, here.today,
        asks.visit_id as asking
      from here
      join planned_visit asks on asks.study_id = $3 and asks.site_id = here.id and asks.work_from <= here.horizon
      join form f on f.participant_id = asks.participant_id and f.visit_id = asks.visit_id and f.code = $4
        and f.state in ('not-started', 'in-progress')
      join planned_visit dose on dose.participant_id = asks.participant_id and dose.cycle = asks.cycle
        and dose.code = any ($5::text[]) and dose.status in ('open', 'in-progress') and dose.basis <> 'provisional'
        and coalesce(dose.occurred, dose.planned) is not null
      join participant_summary u on u.participant_id = asks.participant_id
        and (u.death_to_record is null or u.death_in_progress)
      where asks.cycle > 0
        and case when asks.visit_id = dose.visit_id then coalesce(dose.occurred, dose.planned) <= here.today
          else asks.occurred is not null or asks.due_from <= here.today or dose.planned <= here.horizon end
        and not exists (select from administration a where a.visit_id = dose.visit_id)
        and not exists (select from jsonb_to_recordset(u.decisions_waiting) as d (cycle smallint, "laterCycles" jsonb)
                        where d.cycle = dose.cycle or d."laterCycles" @> to_jsonb(dose.cycle))
        and not exists (select from planned_visit later
                        join form g on g.participant_id = later.participant_id and g.visit_id = later.visit_id and g.code = $4
                          and g.state = 'complete'
                        where later.participant_id = asks.participant_id and later.cycle = asks.cycle
                          and (later.ord, later.repetition) > (asks.ord, asks.repetition))
      order by dose.visit_id, asks.ord desc, asks.repetition desc
    )
    select n.participant_id as "participantId", n.number, n.form_id as "formId", n.state = 'in-progress' as begun,
      n.code, n.cycle, n.name as dose, to_char(n.on_day, 'YYYY-MM-DD') as day, to_char(n.closes, 'YYYY-MM-DD') as closes,
      n.asking = n.visit_id as "isOnDay", to_char(n.today, 'YYYY-MM-DD') as today,
      (select coalesce(json_agg(o.code order by asked.place), '[]')
       from planned_visit v
       cross join lateral jsonb_array_elements(v.forms) with ordinality as asked (form, place)
       join form o on o.participant_id = v.participant_id and o.visit_id = v.visit_id and o.code = asked.form ->> 'form'
         and o.repetition = (asked.form ->> 'repetition')::integer
       where v.visit_id = n.asking and n.asking <> n.visit_id and o.code <> $4 and o.state in ('not-started', 'in-progress')
         and coalesce((asked.form ->> 'required')::boolean, true)) as "openForms"
    from undecided n
    order by n.on_day, n.number, n.cycle`,
};
