import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The trail of a whole study in order of time.
 *
 * The index holds study and instant only, which is all the room that a million values leave it. What else is asked of
 * the trail (a site, a person, a role) is looked for in a bounded stretch of it: `trail_reach` says how far back that
 * goes, for whoever asks alike, so that no page reads a whole study to find nothing.
 */
export class TrailOfStudy1763702000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index audit_event_by_time on audit_event (study_id, at);

      create function trail_reach(before timestamptz, events integer) returns timestamptz
      language sql stable security definer set search_path = public, pg_temp as $$
        select e.at from audit_event e
        where e.study_id = (select context_study()) and e.at <= before
        order by e.at desc offset events - 1 limit 1
      $$;
      comment on function trail_reach(timestamptz, integer) is
        'When the so manieth event of the study before an instant was; null where there are fewer. Tells nothing but that.';
      revoke execute on function trail_reach(timestamptz, integer) from public;
      grant execute on function trail_reach(timestamptz, integer) to lutetia_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function trail_reach(timestamptz, integer);
      drop index audit_event_by_time;
    `);
  }
}
