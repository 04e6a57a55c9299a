import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether the reference of a randomisation stood for another participant of the study before, which the forms of today do
 * not tell. The application asks a function, which tells no more than that: the other participant may be at a site out of
 * the reader's sight.
 *
 * A reference belongs to who recorded it first. `place` says in which order references were recorded and `given_up`, in the
 * same count, when one was corrected away: what was so when a reference was recorded stays so, whatever the other
 * participant's form says later, and no other participant has to be planned anew. It comes trimmed and in lower case.
 */
export class CreateAllocationReferences1795219740000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(REFERENCES);
    await db.query(TAKE_REFERENCE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function take_allocation_reference(uuid, uuid, uuid, text);
      drop table allocation_reference;
      drop sequence allocation_reference_order;
    `);
  }
}

const REFERENCES = `
  create sequence allocation_reference_order;
  create table allocation_reference (
    study_id       uuid not null,
    site_id        uuid not null,
    participant_id uuid not null,
    reference      text not null,
    place          bigint not null,
    given_up       bigint,
    constraint allocation_reference_once_a_participant primary key (study_id, reference, participant_id),
    constraint allocation_reference_of_participant foreign key (participant_id) references participant (id),
    constraint allocation_reference_given_up_later check (given_up > place)
  );
  create index allocation_reference_by_participant on allocation_reference (participant_id);
`;

/**
 * Who keeps the reference they have waits for nobody: what was recorded before theirs had been committed before theirs, and
 * what comes later does not count.
 */
const TAKE_REFERENCE = `
  create function take_allocation_reference(study uuid, site uuid, participant uuid, reference text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    was_taken boolean;
  begin
    perform set_config('lutetia.system', 'on', true);
    if take_allocation_reference.reference is distinct from
        (select r.reference from allocation_reference r where r.participant_id = participant and r.given_up is null) then
      -- Two participants with one reference are recorded one after the other.
      perform pg_advisory_xact_lock(hashtextextended(study::text || ' references of the randomisation', 0));
      update allocation_reference r set given_up = nextval('allocation_reference_order')
        where r.participant_id = participant and r.given_up is null
          and r.reference is distinct from take_allocation_reference.reference;
      if take_allocation_reference.reference is not null then
        insert into allocation_reference as r (study_id, site_id, participant_id, reference, place)
          values (study, site, participant, take_allocation_reference.reference, nextval('allocation_reference_order'))
          on conflict on constraint allocation_reference_once_a_participant
          do update set place = nextval('allocation_reference_order'), given_up = null where r.given_up is not null;
      end if;
    end if;
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
  comment on function take_allocation_reference(uuid, uuid, uuid, text) is
    'Keeps the reference of the randomisation service a participant has now, or with null none; true when it stood for another participant of the study when it was recorded.';
`;
