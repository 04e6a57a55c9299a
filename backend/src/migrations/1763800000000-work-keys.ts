import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A key of each person's own, handed out with the session: what a browser keeps of unsent work is enciphered with it,
 * so that the next person at a shared computer finds nothing readable. It protects nothing that lies in this database.
 */
export class WorkKeys1763800000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table work_key (
        person_id uuid not null,
        key       bytea not null,
        constraint work_key_per_person primary key (person_id),
        constraint work_key_of_person foreign key (person_id) references person (id),
        constraint work_key_is_of_256_bits check (octet_length(key) = 32)
      );
      comment on table work_key is 'Keys for work kept in browsers; a session hands its person''s own one out.';
      grant select, insert on work_key to lutetia_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table work_key');
  }
}
