import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { planSchedule } from '@lutetia/shared/schedule/plan';
import { workDays } from '@lutetia/shared/schedule/state';
import { compileStudy, type CompiledStudy } from '@lutetia/shared/study/compile';
import type { StudyDefinition } from '@lutetia/shared/study/definition';
import { Client } from 'pg';
import { BENCH_FORMS, BENCH_STUDY } from './bench-study.js';

export const SITES = 50;
export const VISITS = 40;
const WEEKS_BETWEEN = 4;
const ZONES = ['Europe/Paris', 'America/New_York', 'Australia/Sydney'];

/** Codes of the sites, `XX-01` and on. */
export const SITE_CODES = Array.from(
  { length: SITES },
  (_, index) => `XX-${String(index + 1).padStart(2, '0')}`,
);

/** Fifty hospitals on three continents; a visit every four weeks for three years, each a week early or late. */
export const LARGE_STUDY: StudyDefinition = {
  ...BENCH_STUDY,
  sites: SITE_CODES.map((code, index) => ({
    code,
    name: `Hospital ${code}`,
    city: 'City',
    country: 'FR',
    timeZone: ZONES[index % ZONES.length] ?? 'UTC',
  })),
  epochs: [
    {
      code: 'only',
      name: 'Only',
      shortName: 'Only',
      cycles: [],
      visits: Array.from({ length: VISITS }, (_, index) => ({
        code: `V${index + 1}`,
        name: `Visit ${index + 1}`,
        shortName: `V${index + 1}`,
        kind: index === 0 ? ('screening' as const) : ('follow-up' as const),
        timing: {
          relativeTo: 'screening',
          offset: `P${index * WEEKS_BETWEEN}W`,
          window: { before: 'P7D', after: 'P7D' },
        },
        activities: [{ form: 'visit' }, { form: 'bench' }],
      })),
    },
  ],
};

/**
 * Fills a database of the large study with participants in all stages, as planning leaves them: one is planned by the
 * core, the others are the same some days later or earlier. What is past is complete but for one visit in twenty-five.
 *
 * @param url - the owner's address
 * @param today - the day it is at the sites
 */
export async function fillLargeStudy(url: string, participantsPerSite: number, today: string): Promise<void> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query(`
      select set_config('lutetia.study', id::text, false), set_config('lutetia.sites', '*', false) from study`);
    const later = await withoutIndexes(owner);
    await owner.query(PARTICIPANTS, [participantsPerSite, today, VISITS * WEEKS_BETWEEN * 7]);
    await owner.query(VISIT_ROWS, [JSON.stringify(template(today as CalendarDay))]);
    await owner.query(PLANNED_ROWS, [JSON.stringify(template(today as CalendarDay)), today]);
    await owner.query(FORM_ROWS, [today]);
    for (const statement of later) await owner.query(statement);
    for (const table of TABLES) await owner.query(`vacuum (analyze) ${table}`);
  } finally {
    await owner.end();
  }
}

/** The study as the server compiles it. */
export function compiledLargeStudy(): CompiledStudy {
  return compileStudy({ definition: LARGE_STUDY, forms: BENCH_FORMS });
}

/** The plan of a participant screened today, and on which days its visits are work while open and once begun. */
function template(today: CalendarDay): readonly object[] {
  const { visits } = planSchedule(compiledLargeStudy(), {
    screeningOn: today,
    timeZone: 'Europe/Paris',
    milestones: [],
    values: {},
    visits: [],
    administrations: [],
    decisions: [],
    fatalEvents: [],
    doseValues: {},
    amendedOn: null,
    isEnrolledInError: false,
    allocation: null,
    bothNumbers: null,
    calendar: null,
  });
  const begun = { status: 'in-progress', occurred: today } as const;
  return visits.map((visit) => ({
    ...visit,
    ...workDays(visit),
    begunLateFrom: workDays({ ...visit, ...begun }).lateFrom,
  }));
}

const TABLES = ['participant', 'participant_summary', 'visit', 'planned_visit', 'form'];

/** Takes away what makes a large load slow; answers the statements that make it again. */
async function withoutIndexes(owner: Client): Promise<readonly string[]> {
  const { rows } = await owner.query<{ away: string; back: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
       format('alter table %s add constraint %I %s not valid', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
     from pg_constraint where contype = 'f' and conrelid = any ($1::regclass[])
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
     from pg_index where indrelid = any ($1::regclass[]) and not indisunique
     union all
     select format('alter table %s disable trigger user', t), format('alter table %s enable trigger user', t)
     from unnest($1::text[]) as t`,
    [TABLES],
  );
  for (const { away } of rows) await owner.query(away);
  await owner.query('alter table planned_visit set unlogged');
  return rows.map(({ back }) => back);
}

/** Ids tell the participant and the visit, in the order of making, as the application's do. */
const idOf = (participant: string, visit: string): string =>
  `(lpad(to_hex(${participant}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${visit}), 12, '0'))::uuid`;
const CONTEXT = `current_setting('lutetia.study')::uuid`;

/** $1 participants a site, $2 today, $3 days over which they were screened. */
const PARTICIPANTS = `
  with someone as (
    select row_number() over (order by s.code, n)::integer as ordinal, s.id as site_id, s.code, n
    from site s, generate_series(1, $1::integer) as n
  ), enrolled as (
    insert into participant (id, study_id, site_id, number, sequence, screening_on)
    select ${idOf('ordinal', '0')}, ${CONTEXT}, site_id, code || '-' || lpad(n::text, 3, '0'), n,
      $2::date - (ordinal * 7919) % $3::integer
    from someone returning *
  ), versioned as (
    insert into participant_version (id, study_id, site_id, participant_id, study_version_id)
    select e.id, e.study_id, e.site_id, e.id, v.id from enrolled e join study_version v on v.study_id = e.study_id
  )
  insert into participant_summary (participant_id, study_id, site_id, number, status, sex, year_of_birth)
  select id, study_id, site_id, number, 'included', 'F', 1960 from enrolled`;

const TEMPLATE = `jsonb_to_recordset($1) as t (
  code text, cycle smallint, repetition smallint, name text, "shortName" text, epoch text, kind text, basis text,
  target date, planned date, opens date, closes date, flags text[], explanation jsonb, forms jsonb, "order" integer,
  "workFrom" date, "dueFrom" date, "lateFrom" date, "inSightFrom" date, "begunLateFrom" date)`;
const VISIT_ID = `(left(p.id::text, 24) || lpad(to_hex(t."order" + 1), 12, '0'))::uuid`;

/** $1 the template. */
const VISIT_ROWS = `
  insert into visit (id, study_id, site_id, participant_id, code, cycle, repetition)
  select ${VISIT_ID}, p.study_id, p.site_id, p.id, t.code, t.cycle, t.repetition
  from participant p, ${TEMPLATE} order by p.id, t."order"`;

/** $1 the template of somebody screened on $2, today. */
const PLANNED_ROWS = `
  insert into planned_visit (visit_id, study_id, site_id, participant_id, code, cycle, repetition, name, short_name,
    epoch, kind, status, basis, target, planned, opens, closes, occurred, flags, explanation, forms, ord, work_from,
    due_from, late_from, in_sight_from)
  select ${VISIT_ID}, p.study_id, p.site_id, p.id, t.code, t.cycle, t.repetition, t.name, t."shortName",
    t.epoch, t.kind, s.status, t.basis, t.target + shift, t.planned + shift, t.opens + shift, t.closes + shift,
    case when s.status <> 'open' then t.planned + shift end, t.flags, t.explanation, t.forms, t."order",
    case s.status when 'open' then t."workFrom" + shift when 'in-progress' then date '0001-01-01' end,
    case s.status when 'open' then t."dueFrom" + shift end,
    case s.status when 'open' then t."lateFrom" + shift when 'in-progress' then t."begunLateFrom" + shift end,
    case s.status when 'open' then t."inSightFrom" + shift end
  from participant p
  cross join lateral (select p.screening_on - $2::date as shift) as moved
  cross join ${TEMPLATE}
  cross join lateral (select abs(hashtext(p.number || '/' || t.code)) as draw) as drawn
  cross join lateral (select case
      when t.planned + shift > $2::date then 'open'
      when t.closes + shift < $2::date and draw % 25 <> 0 then 'complete'
      when t.closes + shift >= $2::date and draw % 2 = 0 then 'complete'
      when draw % 10 = 1 then 'in-progress' else 'open' end as status) as s
  order by p.id, t."order"`;

/** The forms of the visits that are work now; $1 today. */
const FORM_ROWS = `
  insert into form (id, study_id, site_id, participant_id, visit_id, code, total)
  select gen_random_uuid(), v.study_id, v.site_id, v.participant_id, v.visit_id, asked ->> 'form', 30
  from planned_visit v, jsonb_array_elements(v.forms) as asked
  where v.work_from <= $1::date + 28`;
