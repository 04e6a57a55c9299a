import type { DeviationFact, SchedulePlan } from '@lutetia/shared/schedule/types';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../platform/database/transactions.js';
import { sameJson } from '@lutetia/shared/forms/diff';
import { visitKeyText } from './participant-records.js';
import type { Identities, ReadModels } from './read-models.js';
import type { ScheduleRow, StoredAdministration, StoredDeviation } from './stored-participant.queries.js';

/** Rows of one read model to write and to take away. */
interface Difference<Row> {
  readonly changed: readonly Row[];
  readonly gone: readonly string[];
}

function differenceOf<Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): Difference<Row> {
  const earlier = new Map(before.map((row) => [keyOf(row), row]));
  const later = new Set(after.map(keyOf));
  return {
    changed: after.filter((row) => !sameJson(earlier.get(keyOf(row)), row)),
    gone: [...earlier.keys()].filter((key) => !later.has(key)),
  };
}

/**
 * Brings the read models to what they should be, by difference.
 *
 * @returns how many rows changed; 0 after a rebuild of a sound database
 */
export async function writeReadModels(tx: Tx, row: ScheduleRow, models: ReadModels): Promise<number> {
  const planned = differenceOf(row.planned, models.planned, ({ visitId }) => visitId);
  const milestones = differenceOf(row.milestones, models.milestones, ({ code }) => code);
  const doses = differenceOf(row.administrations.map(inUtc), models.administrations, ({ formId }) => formId);
  const isSummaryNew = !sameJson(row.summary, models.summary);
  const owner = [row.studyId, row.siteId, row.id];
  if (planned.gone.length > 0) await tx.named(DELETE_PLANNED, [row.id, planned.gone]);
  if (planned.changed.length > 0) await tx.named(UPSERT_PLANNED, [JSON.stringify(planned.changed), ...owner]);
  if (milestones.gone.length > 0) await tx.named(DELETE_MILESTONES, [row.id, milestones.gone]);
  if (milestones.changed.length > 0) {
    await tx.named(UPSERT_MILESTONES, [JSON.stringify(milestones.changed), ...owner]);
  }
  if (doses.gone.length > 0) await tx.named(DELETE_ADMINISTRATIONS, [row.id, doses.gone]);
  if (doses.changed.length > 0) {
    await tx.named(UPSERT_ADMINISTRATIONS, [JSON.stringify(doses.changed), ...owner]);
  }
  if (isSummaryNew) await tx.named(UPSERT_SUMMARY, [JSON.stringify(models.summary), ...owner, row.number]);
  const lists = [planned, milestones, doses];
  return lists.reduce((sum, list) => sum + list.changed.length + list.gone.length, isSummaryNew ? 1 : 0);
}

function inUtc(dose: StoredAdministration): StoredAdministration {
  return {
    ...dose,
    startedAt: dose.startedAt === null ? null : new Date(Date.parse(dose.startedAt)).toISOString(),
  };
}

/**
 * Opens the deviations the plan found, and withdraws those whose cause is gone.
 *
 * @returns those that were not open before, all as they stand now, and how many rows changed
 */
export async function writeDeviations(
  tx: Tx,
  row: ScheduleRow,
  plan: SchedulePlan,
  identities: Identities,
): Promise<{
  readonly opened: readonly DeviationFact[];
  readonly all: readonly StoredDeviation[];
  readonly changed: number;
}> {
  const known = new Map(row.deviations.map((deviation) => [deviation.causeKey, deviation]));
  const found = plan.deviations.map((fact): StoredDeviation => {
    const { visit, kind, causeKey, on, days, important, sentence } = fact;
    const visitId = visit === null ? null : (identities.visits.get(visitKeyText(visit)) ?? null);
    const id = known.get(causeKey)?.id ?? uuidv7();
    return { id, kind, causeKey, visitId, on, days, important, sentence, state: 'open' };
  });
  const stillFound = new Set(found.map(({ causeKey }) => causeKey));
  const withdrawn = row.deviations
    .filter(({ causeKey }) => !stillFound.has(causeKey))
    .map((deviation): StoredDeviation => ({ ...deviation, state: 'withdrawn' }));
  const all = [...found, ...withdrawn];
  const { changed } = differenceOf(row.deviations, all, ({ causeKey }) => causeKey);
  if (changed.length > 0) {
    await tx.named(UPSERT_DEVIATIONS, [JSON.stringify(changed), row.studyId, row.siteId, row.id]);
  }
  const opened = plan.deviations.filter(({ causeKey }) => known.get(causeKey)?.state !== 'open');
  return { opened, all, changed: changed.length };
}

const DELETE_PLANNED = {
  name: 'delete_planned_visits',
  text: 'delete from planned_visit where participant_id = $1 and visit_id = any ($2::uuid[])',
};

const UPSERT_PLANNED = {
  name: 'upsert_planned_visits',
  text: `
    insert into planned_visit (visit_id, study_id, site_id, participant_id, code, cycle, repetition, name, short_name,
      epoch, kind, status, basis, target, planned, opens, closes, occurred, hours, flags, explanation, forms, ord, work_from,
      due_from, late_from, in_sight_from)
    select "visitId", $2, $3, $4, code, cycle, repetition, name, "shortName",
      epoch, kind, status, basis, target, planned, opens, closes, occurred,
      nullif(hours, 'null'), flags, explanation, forms, "order", "workFrom", "dueFrom", "lateFrom", "inSightFrom"
    from json_to_recordset($1) as given (
      "visitId" uuid, code text, cycle smallint, repetition smallint, name text, "shortName" text, epoch text,
      kind text, status text, basis text, target date, planned date, opens date, closes date, occurred date,
      hours jsonb, flags text[], explanation json, forms jsonb, "order" integer,
      "workFrom" date, "dueFrom" date, "lateFrom" date, "inSightFrom" date)
    on conflict (visit_id) do update set
      name = excluded.name, short_name = excluded.short_name, epoch = excluded.epoch, kind = excluded.kind,
      status = excluded.status, basis = excluded.basis, target = excluded.target, planned = excluded.planned,
      opens = excluded.opens, closes = excluded.closes, occurred = excluded.occurred, hours = excluded.hours,
      flags = excluded.flags, explanation = excluded.explanation, forms = excluded.forms, ord = excluded.ord,
      work_from = excluded.work_from, due_from = excluded.due_from, late_from = excluded.late_from,
      in_sight_from = excluded.in_sight_from`,
};

const DELETE_MILESTONES = {
  name: 'delete_milestones',
  text: 'delete from milestone where participant_id = $1 and code = any ($2::text[])',
};

const UPSERT_MILESTONES = {
  name: 'upsert_milestones',
  text: `
    insert into milestone (participant_id, study_id, site_id, code, kind, on_day, form_id)
    select $4, $2, $3, code, kind, "on", "formId"
    from jsonb_to_recordset($1) as given (code text, kind text, "on" date, "formId" uuid)
    on conflict (participant_id, code) do update set
      kind = excluded.kind, on_day = excluded.on_day, form_id = excluded.form_id`,
};

const DELETE_ADMINISTRATIONS = {
  name: 'delete_administrations',
  text: 'delete from administration where participant_id = $1 and form_id = any ($2::uuid[])',
};

const UPSERT_ADMINISTRATIONS = {
  name: 'upsert_administrations',
  text: `
    insert into administration (form_id, study_id, site_id, participant_id, visit_id, cycle, number, on_day, started_at)
    select "formId", $2, $3, $4, "visitId", cycle, number, "on", "startedAt"
    from jsonb_to_recordset($1) as given (
      "formId" uuid, "visitId" uuid, cycle smallint, number smallint, "on" date, "startedAt" timestamptz)
    on conflict (form_id) do update set
      visit_id = excluded.visit_id, cycle = excluded.cycle, number = excluded.number, on_day = excluded.on_day,
      started_at = excluded.started_at`,
};

const UPSERT_SUMMARY = {
  name: 'upsert_participant_summary',
  text: `
    insert into participant_summary (participant_id, study_id, site_id, number, arm, status, sex, year_of_birth,
      sub_studies, next_visit_id, last_dose_cycle, last_dose_on, results_waiting, decisions_waiting, reviews_waiting,
      death_to_record, death_in_progress)
    select $4, $2, $3, $5, arm, status, sex, "yearOfBirth", "subStudies", "nextVisitId", "lastDoseCycle", "lastDoseOn",
      "resultsWaiting", "decisionsWaiting", "reviewsWaiting", "deathToRecord", "deathInProgress"
    from jsonb_to_record($1) as given (arm text, status text, sex text, "yearOfBirth" smallint, "subStudies" text[],
      "nextVisitId" uuid, "lastDoseCycle" smallint, "lastDoseOn" date, "resultsWaiting" integer, "decisionsWaiting" jsonb,
      "reviewsWaiting" jsonb, "deathToRecord" text, "deathInProgress" boolean)
    on conflict (participant_id) do update set
      number = excluded.number, arm = excluded.arm, status = excluded.status, sex = excluded.sex,
      year_of_birth = excluded.year_of_birth, sub_studies = excluded.sub_studies,
      next_visit_id = excluded.next_visit_id, last_dose_cycle = excluded.last_dose_cycle,
      last_dose_on = excluded.last_dose_on, results_waiting = excluded.results_waiting,
      decisions_waiting = excluded.decisions_waiting,
      reviews_waiting = excluded.reviews_waiting, death_to_record = excluded.death_to_record,
      death_in_progress = excluded.death_in_progress`,
};

const UPSERT_DEVIATIONS = {
  name: 'upsert_deviations',
  text: `
    insert into deviation (id, study_id, site_id, participant_id, kind, cause_key, visit_id, on_day, days, important,
      sentence, state)
    select id, $2, $3, $4, kind, "causeKey", "visitId", "on", days, important, sentence, state
    from jsonb_to_recordset($1) as given (id uuid, kind text, "causeKey" text, "visitId" uuid, "on" date, days integer,
      important boolean, sentence text, state text)
    on conflict (participant_id, cause_key) do update set
      kind = excluded.kind, visit_id = excluded.visit_id, on_day = excluded.on_day, days = excluded.days,
      important = excluded.important, sentence = excluded.sentence, state = excluded.state,
      acknowledged_sentence = case when deviation.acknowledged_at is not null then
        nullif(coalesce(deviation.acknowledged_sentence, deviation.sentence), excluded.sentence) end,
      version = deviation.version + 1`,
};
