import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A booking earlier than the day a delay moved to sets the delay aside: it is kept while none is in force. */
export class DelaySetAside1763840300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(keepingBeforeDelay(`jsonb_typeof(before_delay) = 'array'`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(keepingBeforeDelay(`(delay_to is not null and jsonb_typeof(before_delay) = 'array')`));
  }
}

const keepingBeforeDelay = (condition: string): string => `
  alter table visit drop constraint visit_keeps_what_was_before_a_delay,
    add constraint visit_keeps_what_was_before_a_delay check (before_delay is null or ${condition});
`;
