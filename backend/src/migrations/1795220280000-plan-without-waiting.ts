import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every planning asks is asked without planning the question anew, and without waiting where nothing is to be kept. */
export class PlanWithoutWaiting1795220280000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(OUTSIDE_PLANNED_ONCE);
    await db.query(takeReference(WAIT_FOR_NEW_ONES));
    // Read whole with every plan and never searched: as json it comes out as it lies there.
    await db.query('alter table planned_visit alter column explanation type json');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table planned_visit alter column explanation type jsonb');
    await db.query(OUTSIDE_PLANNED_EACH_TIME);
    await db.query(takeReference(WAIT_ALWAYS));
  }
}

const OUTSIDE = `
    select p.screening_on::text,
      (select json_build_object('code', v.code, 'cycle', v.cycle, 'repetition', v.repetition, 'part', f.repetition)
       from visit v where v.id = f.visit_id),
      (select coalesce(json_agg(json_build_object(
                'form', o.code, 'repetition', o.repetition, 'state', o.state, 'values', o."values",
                'studyVersion', o.study_version_id, 'visitDay', po.occurred, 'visitName', coalesce(po.name, vo.code),
                'visit', case when vo.id is null then null
                  else json_build_object('code', vo.code, 'cycle', vo.cycle, 'repetition', vo.repetition) end)
                order by o.id), '[]')
       from form o left join visit vo on vo.id = o.visit_id left join planned_visit po on po.visit_id = o.visit_id
       where o.participant_id = f.participant_id and o.id <> f.id and o.state not in ('not-started', 'removed')
         and (codes is null or o.code = any (codes)))
    from form f join participant p on p.id = f.participant_id
    where f.id = form_outside.form_id`;

/** A function in SQL is planned at every call, which took three times as long as what it asks. */
const OUTSIDE_PLANNED_ONCE = `
  create or replace function form_outside(form_id uuid, codes text[])
  returns table (screening_on text, visit json, forms json) language plpgsql stable
  set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
  #variable_conflict use_column
  begin
    return query ${OUTSIDE};
  end $$;
`;

const OUTSIDE_PLANNED_EACH_TIME = `
  create or replace function form_outside(form_id uuid, codes text[])
  returns table (screening_on text, visit json, forms json) language sql stable
  set search_path = public, pg_temp as $$ ${OUTSIDE} $$;
`;

const KEEP_REFERENCE = `
    update allocation_reference r set given_up = nextval('allocation_reference_order')
      where r.participant_id = participant and r.given_up is null
        and r.reference is distinct from take_allocation_reference.reference;
    if take_allocation_reference.reference is not null then
      insert into allocation_reference as r (study_id, site_id, participant_id, reference, place)
        values (study, site, participant, take_allocation_reference.reference, nextval('allocation_reference_order'))
        on conflict on constraint allocation_reference_once_a_participant
        do update set place = nextval('allocation_reference_order'), given_up = null where r.given_up is not null;
    end if;`;

const TAKE_TURNS = `
    -- Two participants with one reference are recorded one after the other.
    perform pg_advisory_xact_lock(hashtextextended(study::text || ' references of the randomisation', 0));`;

/**
 * Who keeps the reference they have waits for nobody: what was recorded before theirs had been committed before theirs, and
 * what comes later does not count.
 */
const WAIT_FOR_NEW_ONES = `
    perform set_config('lutetia.system', 'on', true);
    if take_allocation_reference.reference is distinct from
        (select r.reference from allocation_reference r where r.participant_id = participant and r.given_up is null) then
    ${TAKE_TURNS}${KEEP_REFERENCE}
    end if;`;

const WAIT_ALWAYS = `${TAKE_TURNS}
    perform set_config('lutetia.system', 'on', true);${KEEP_REFERENCE}`;

const takeReference = (keep: string): string => `
  create or replace function take_allocation_reference(study uuid, site uuid, participant uuid, reference text)
  returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    was_taken boolean;
  begin${keep}
    select exists (
      select from allocation_reference mine join allocation_reference other
        on other.study_id = mine.study_id and other.reference = mine.reference
          and other.participant_id <> mine.participant_id and other.place < mine.place
          and (other.given_up is null or other.given_up > mine.place)
      where mine.study_id = study and mine.participant_id = participant
        and mine.reference = take_allocation_reference.reference) into was_taken;
    perform set_config('lutetia.system', '', true);
    return was_taken;
  end $$;
`;
