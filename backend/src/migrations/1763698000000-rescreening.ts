import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person screened again gets a number of their own, which knows the one before; each number is followed once at most. */
export class Rescreening1763698000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table participant
        add column rescreens uuid,
        add constraint participant_rescreens_a_participant foreign key (rescreens) references participant (id),
        add constraint participant_is_rescreened_once unique (rescreens);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table participant drop column rescreens');
  }
}
