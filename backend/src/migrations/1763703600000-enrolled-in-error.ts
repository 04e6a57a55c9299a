import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A number that was given by mistake is marked with day, person and reason. Nothing of it is removed, nothing more is
 * entered under it, and somebody whose new screening was the mistake can be screened again.
 */
export class EnrolledInError1763703600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table participant
        add column enrolled_in_error_on date,
        add column enrolled_in_error_by uuid,
        add column enrolled_in_error_reason text,
        add constraint participant_enrolled_in_error_by_a_person
          foreign key (enrolled_in_error_by) references person (id),
        add constraint participant_enrolled_in_error_is_told_whole
          check (num_nonnulls(enrolled_in_error_on, enrolled_in_error_by, enrolled_in_error_reason) in (0, 3)),
        add constraint participant_enrolled_in_error_reason_is_not_blank check (btrim(enrolled_in_error_reason) <> ''),
        drop constraint participant_is_rescreened_once;
      comment on column participant.enrolled_in_error_on is
        'The day from which nobody takes part under this number; null for all others.';
      create unique index participant_is_rescreened_once
        on participant (rescreens) where enrolled_in_error_on is null;

      create function refuse_entry_in_error() returns trigger language plpgsql as $$
      begin
        if exists (select from participant p
                   where p.id = new.participant_id and p.enrolled_in_error_on is not null) then
          raise exception 'participant % was enrolled in error', new.participant_id using errcode = 'LT001';
        end if;
        return new;
      end $$;
    `);
    for (const table of WRITTEN) {
      await db.query(`
        create trigger ${table}_is_not_of_an_error before insert or update on ${table}
          for each row execute function refuse_entry_in_error();
      `);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of WRITTEN) await db.query(`drop trigger ${table}_is_not_of_an_error on ${table};`);
    await db.query(`
      drop function refuse_entry_in_error();
      drop index participant_is_rescreened_once;
      alter table participant
        drop column enrolled_in_error_reason,
        drop column enrolled_in_error_by,
        drop column enrolled_in_error_on,
        add constraint participant_is_rescreened_once unique (rescreens);
    `);
  }
}

const WRITTEN = ['visit', 'form'] as const;
