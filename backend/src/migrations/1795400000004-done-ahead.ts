import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SIGNATURE, STATE_FROM_DAYS, WORKLIST_PAGE } from './1763701000000-work-days.js';

/**
 * A form done ahead of its visit, such as the decision on a dose, does not make the visit work before it is due: only
 * what is begun and not complete, or took place, is to be finished at once.
 */
export class DoneAhead1795400000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function visit_state(text, text, date, date, date, date);
      ${STATE_OF_DAY}
      drop function ${SIGNATURE};
      ${WORKLIST_PAGE.replace("when w.status = 'in-progress' then 3", "when w.work_from = date '0001-01-01' then 3")}
      revoke execute on function ${SIGNATURE} from public;
      grant execute on function ${SIGNATURE} to lutetia_app;
    `);
    await db.query(FILL_DONE_AHEAD);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function visit_state(text, text, date, date, date, date, date);
      ${STATE_FROM_DAYS}
      drop function ${SIGNATURE};
      ${WORKLIST_PAGE}
      revoke execute on function ${SIGNATURE} from public;
      grant execute on function ${SIGNATURE} to lutetia_app;
    `);
  }
}

/** What planning writes from now on of visits begun that have not taken place. */
export const FILL_DONE_AHEAD = `
  alter table planned_visit no force row level security;
  alter table form no force row level security;
  update planned_visit v set
    late_from = case when v.due_from is not null then v.late_from end,
    in_sight_from = case when known.is_ahead and known.is_set then v.opens end,
    work_from = case when not known.has_draft and not known.is_ahead then null when known.has_draft then date '0001-01-01'
      else least(v.planned, v.due_from, case when known.is_set then v.opens end) end
  from planned_visit w
  cross join lateral (select exists (select from form f where f.visit_id = w.visit_id and f.state = 'in-progress')
    as has_draft) as forms
  cross join lateral (select forms.has_draft,
    not forms.has_draft and w.basis <> 'provisional' and w.planned is not null as is_ahead,
    w.explanation ->> 'booked' is not null or w.explanation ->> 'delay' is not null as is_set) as known
  where w.visit_id = v.visit_id and v.status = 'in-progress' and v.occurred is null;
  alter table form force row level security;
  alter table planned_visit force row level security;
`;

const STATE_OF_DAY = `
  create function visit_state(
    status text, basis text, planned date, occurred date, due_from date, late_from date, today date
  ) returns text language sql immutable parallel safe as $$
    select case
      when status not in ('open', 'in-progress') then status
      when late_from <= today then 'overdue'
      when status = 'in-progress' and (occurred is not null or due_from <= today) then status
      when basis = 'provisional' or planned is null then 'provisional'
      when due_from <= today then 'due'
      else 'not-due' end
  $$;
  comment on function visit_state(text, text, date, date, date, date, date) is
    'The same answer as visitState of the core, from the days it stored; a test holds the two together.';
`;
