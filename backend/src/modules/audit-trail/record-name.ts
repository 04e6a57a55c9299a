import type { CompiledForm } from '@lutetia/shared/forms/compile';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { text } from '@lutetia/shared/study/words';
import type { Tx } from '../../platform/database/transactions.js';
import { FORM_SUBJECTS, type TrailRow } from './audit-trail.queries.js';

/** An event of the trail with the study version its form was entered under; null where that is not known. */
export interface ToldEvent<Row extends TrailRow = TrailRow> {
  readonly row: Row;
  readonly study: CompiledStudy | null;
}

/** What forms beside the visits are about, such as an adverse event's term, by the form's id. */
export type Subjects = ReadonlyMap<string, string>;

const RECORD_NAMES: Readonly<Record<string, string>> = {
  participant: 'Participant',
  visit: 'Visit',
  form: 'Form',
  deviation: 'Deviation',
  'participant-version': 'Study version',
  'participant-transfer': 'Transfer',
};

/** `Cycle 2 dose · Haematology`, `Cycle 2 dose · Administration, part 2`, `Adverse event 2 · Septic shock`. */
export function recordName({ row, study }: ToldEvent, subjects: Subjects): string {
  const { record, recordId, visitName } = row;
  const form = formOf({ row, study });
  const own = form === null ? (RECORD_NAMES[record] ?? record) : numbered({ row, study }, form);
  const subject = subjects.get(recordId);
  if (visitName === null) return subject === undefined ? own : `${own} · ${subject}`;
  return record === 'visit' ? visitName : `${visitName} · ${own}`;
}

/** The form an event is of, in the version it was entered under; null for what is no form. */
export function formOf({ row, study }: ToldEvent): CompiledForm | null {
  return row.formCode === null ? null : (study?.forms.get(row.formCode) ?? null);
}

function numbered({ row, study }: ToldEvent, { definition }: CompiledForm): string {
  const { formCode, repetition, visitName, isOneOfSeveral } = row;
  const name = text(definition.name);
  const isOfMany = visitName === null ? isLog(study, formCode) : isOneOfSeveral;
  if (repetition === null || !isOfMany) return name;
  const isDose = formCode === study?.definition.roles.administration.form;
  return isDose ? `${name}, part ${repetition}` : `${name} ${repetition}`;
}

function isLog(study: CompiledStudy | null, code: string | null): boolean {
  return (
    study?.definition.participantForms.some((own) => own.form === code && own.repeating === true) === true
  );
}

/** As it says now what a form is about: a line of the trail tells one of several from the others. */
export async function subjectsOf(tx: Tx, events: readonly ToldEvent[]): Promise<Subjects> {
  const items = new Map<string, string>();
  for (const { row, study } of events) {
    const item = row.visitName === null && isLog(study, row.formCode) ? subjectItem({ row, study }) : null;
    if (item !== null) items.set(row.recordId, item);
  }
  if (items.size === 0) return new Map();
  const rows = await tx.named<{ id: string; subject: string | null }>(FORM_SUBJECTS, [
    [...items.keys()],
    [...items.values()],
  ]);
  return new Map(rows.flatMap(({ id, subject }) => (subject === null ? [] : [[id, subject] as const])));
}

/** The text asked first, or right after what kind it is: what further down is text are details. */
function subjectItem(event: ToldEvent): string | null {
  const [first] = formOf(event)?.definition.sections ?? [];
  const items = first?.visible === undefined ? (first?.items.slice(0, 2) ?? []) : [];
  return items.find(({ type, visible }) => type === 'text' && visible === undefined)?.code ?? null;
}
