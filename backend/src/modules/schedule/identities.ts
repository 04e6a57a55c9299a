import type { SchedulePlan, VisitKey } from '@lutetia/shared/schedule/types';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../platform/database/transactions.js';
import { visitKeyText } from './participant-records.js';
import type { Identities } from './read-models.js';
import type { ScheduleRow, StoredForm, StoredVisit } from './stored-participant.queries.js';

interface NewForm {
  readonly id: string;
  readonly visitId: string | null;
  readonly code: string;
  readonly repetition: number;
  readonly total: number;
}

/** Identities with the rows that are not stored yet. */
interface NewIdentities extends Identities {
  readonly newVisits: readonly (VisitKey & { readonly id: string })[];
  readonly newForms: readonly NewForm[];
}

/**
 * Gives every planned visit and form its identity, once: blank rows that later content fills.
 *
 * @param participantForms - codes of the forms that belong to the participant, each once
 * @param blankTotal - how many items a blank form of a code asks for
 */
export async function ensureIdentities(
  tx: Tx,
  row: ScheduleRow,
  plan: SchedulePlan,
  participantForms: readonly string[],
  blankTotal: (form: string) => number,
): Promise<Identities> {
  const found = identitiesOf(row, plan, participantForms, blankTotal);
  if (found.newVisits.length > 0) await insertVisits(tx, row, found.newVisits);
  if (found.newForms.length > 0) await insertForms(tx, row, found.newForms);
  return found;
}

/** The identities of a plan as `ensureIdentities` gives them, with nothing stored. */
export function identitiesOf(
  row: ScheduleRow,
  plan: SchedulePlan,
  participantForms: readonly string[],
  blankTotal: (form: string) => number,
): NewIdentities {
  const visits = new Map(row.visits.map((visit) => [visitKeyText(visit), visit.id]));
  const newVisits = plan.visits
    .filter((visit) => !visits.has(visitKeyText(visit)))
    .map(({ code, cycle, repetition }) => ({ id: uuidv7(), code, cycle, repetition }));
  for (const visit of newVisits) visits.set(visitKeyText(visit), visit.id);

  const known = new Set(row.forms.map((form) => formKey(form.visitId, form.code, form.repetition)));
  const asked = [
    ...plan.visits.flatMap((visit) =>
      visit.forms.map(({ form, repetition }) => ({
        visitId: visits.get(visitKeyText(visit)) ?? null,
        code: form,
        repetition,
      })),
    ),
    ...participantForms.map((code) => ({ visitId: null, code, repetition: 1 })),
  ];
  const newForms: NewForm[] = asked
    .filter(({ visitId, code, repetition }) => !known.has(formKey(visitId, code, repetition)))
    .map((form) => ({ ...form, id: uuidv7(), total: blankTotal(form.code) }));

  return {
    newVisits,
    newForms,
    visits,
    visitRows: newVisits.length === 0 ? row.visits : [...row.visits, ...newVisits.map(blankVisit)],
    forms: newForms.length === 0 ? row.forms : [...row.forms, ...newForms.map(blankForm)],
  };
}

/** Codes of the forms that belong to a participant and no visit; none for a number enrolled in error. */
export function formsOfTheirOwn(
  { enrolledInError }: ScheduleRow,
  { definition }: CompiledStudy,
): readonly string[] {
  return enrolledInError === null ? definition.participantForms.map(({ form }) => form) : [];
}

function formKey(visitId: string | null, code: string, repetition: number): string {
  return `${visitId ?? ''}/${code}/${repetition}`;
}

function blankVisit(visit: VisitKey & { readonly id: string }): StoredVisit {
  const { id, code, cycle, repetition } = visit;
  return { id, code, cycle, repetition, ...NOTHING_DECIDED, version: 0 };
}

const NOTHING_DECIDED = {
  bookedOn: null,
  delayTo: null,
  delayReason: null,
  delayDecidedOn: null,
  beforeDelay: null,
  missedReason: null,
  missedOn: null,
  skippedReason: null,
  addedReason: null,
};

function blankForm(form: NewForm): StoredForm {
  return { ...form, state: 'not-started', values: {}, version: 0, studyVersionId: null, answered: 0 };
}

async function insertVisits(tx: Tx, row: ScheduleRow, visits: readonly object[]): Promise<void> {
  await tx.named(
    {
      name: 'insert_visits',
      text: `insert into visit (id, study_id, site_id, participant_id, code, cycle, repetition)
             select id, $2, $3, $4, code, cycle, repetition
             from jsonb_to_recordset($1) as given (id uuid, code text, cycle smallint, repetition smallint)`,
    },
    [JSON.stringify(visits), row.studyId, row.siteId, row.id],
  );
}

async function insertForms(tx: Tx, row: ScheduleRow, forms: readonly NewForm[]): Promise<void> {
  await tx.named(
    {
      name: 'insert_forms',
      text: `insert into form (id, study_id, site_id, participant_id, visit_id, code, repetition, total)
             select id, $2, $3, $4, "visitId", code, repetition, total
             from jsonb_to_recordset($1)
               as given (id uuid, "visitId" uuid, code text, repetition smallint, total smallint)`,
    },
    [JSON.stringify(forms), row.studyId, row.siteId, row.id],
  );
}
