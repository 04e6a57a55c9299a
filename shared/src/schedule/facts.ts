import { instantMilliseconds, parseInstant } from '../calendar/instant.js';
import type { CalendarDay, OffsetInstant } from '../calendar/types.js';
import type { CompiledMilestone, CompiledStudy } from '../study/compiled.js';
import { dayOf, partialOf, textOf, visitDaysOf } from './dated-forms.js';
import { decisionFacts } from './decision-facts.js';
import { doseValues } from './dose-values.js';
import { fatalEvents } from './fatal-events.js';
import { factValue } from './fact-values.js';
import { compareText, keptOrder } from './kept-order.js';
import { visitKeyText } from './keys.js';
import { countsAt } from './milestone-records.js';
import { personIn } from './person-items.js';
import type { FormRecord, ParticipantRecords, VisitRecord } from './records.js';
import type { AdministrationFact, FormFact, MilestoneFact, ParticipantFacts, VisitFact } from './types.js';

export type { FormRecord, ParticipantRecords, VisitRecord } from './records.js';

/**
 * Reads what happened to one participant out of the recorded forms.
 *
 * Only complete forms count: a draft never moves the schedule. That an event was fatal is told from its draft on.
 *
 * @param amendedOn - the day the participant came under this version; null for the version of their enrolment
 */
export function gatherFacts(
  study: CompiledStudy,
  records: ParticipantRecords,
  amendedOn: CalendarDay | null = null,
): ParticipantFacts {
  const complete = records.forms.filter((form) => form.state === 'complete');
  const visitDays = visitDaysOf(study, complete);
  const administrations = administrationsOf(study, complete, visitDays, records.timeZone);
  const dated: DatedForms = { complete, visitDays, timeZone: records.timeZone };
  return {
    screeningOn: records.screeningOn,
    timeZone: records.timeZone,
    isEnrolledInError: records.isEnrolledInError,
    milestones: study.milestones.flatMap((milestone) => milestoneFacts(study, milestone, dated)),
    values: Object.fromEntries(
      study.definition.facts.map((fact) => [fact.code, factValue(study, fact, dated)]),
    ),
    visits: visitFacts(study, records, dated, administrations),
    administrations,
    decisions: decisionFacts(study, complete, visitDays, records.timeZone),
    fatalEvents: fatalEvents(study, records.forms, records.timeZone),
    doseValues: doseValues(study, complete, visitDays),
    amendedOn,
    allocation: records.allocation ?? null,
    bothNumbers: bothNumbers(study, records),
    calendar: records.calendar,
  };
}

function bothNumbers(
  { definition }: CompiledStudy,
  { forms, former, screeningOn }: ParticipantRecords,
): ParticipantFacts['bothNumbers'] {
  return former == null ? null : { now: personIn(definition, forms, screeningOn), before: former };
}

interface DatedForms {
  readonly complete: readonly FormRecord[];
  /** Day of each visit that has one, by visit key. */
  readonly visitDays: ReadonlyMap<string, CalendarDay>;
  readonly timeZone: string;
}

function administrationsOf(
  study: CompiledStudy,
  complete: readonly FormRecord[],
  visitDays: ReadonlyMap<string, CalendarDay>,
  timeZone: string,
): readonly AdministrationFact[] {
  const role = study.definition.roles.administration;
  const given: { readonly fact: AdministrationFact; readonly record: FormRecord }[] = [];
  for (const record of complete) {
    const { form, visit, values } = record;
    if (form !== role.form || visit === null || study.doseGiven.overForm(values) !== true) continue;
    const startedAt = parseInstant(textOf(values, role.start) ?? '');
    const endedAt = role.end === undefined ? null : parseInstant(textOf(values, role.end) ?? '');
    const on =
      dayOf(values, role.start, record.timeZone ?? timeZone) ?? visitDays.get(visitKeyText(visit)) ?? null;
    if (on !== null) given.push({ fact: { cycle: visit.cycle, visit, on, startedAt, endedAt }, record });
  }
  return given
    .sort((a, b) => byOrderGiven(a.fact, b.fact) || keptOrder(study, a.record, b.record))
    .map(({ fact }) => fact);
}

function byOrderGiven(a: AdministrationFact, b: AdministrationFact): number {
  const byDay = compareText(a.on, b.on) || a.cycle - b.cycle;
  if (byDay !== 0 || a.startedAt === null || b.startedAt === null) return byDay;
  return (instantMilliseconds(a.startedAt) ?? 0) - (instantMilliseconds(b.startedAt) ?? 0);
}

/** One fact per completed form that counts, the earliest first: a withdrawal may be widened, a consent renewed. */
function milestoneFacts(
  study: CompiledStudy,
  milestone: CompiledMilestone,
  dated: DatedForms,
): readonly MilestoneFact[] {
  const { definition } = milestone;
  const counts = ({ form, visit, values }: FormRecord): boolean =>
    form === definition.form &&
    countsAt(definition, visit?.code ?? null) &&
    (milestone.when === null || milestone.when.overForm(values) === true);
  return dated.complete
    .filter(counts)
    .map((record): { readonly fact: MilestoneFact; readonly record: FormRecord } => ({
      record,
      fact: {
        code: definition.code,
        kind: definition.kind,
        on: dayOf(record.values, definition.day, record.timeZone ?? dated.timeZone),
        partial: partialOf(record.values, definition.day),
        isAgainstRule: milestone.against?.overForm(record.values) === true,
        closures: milestone.closures.flatMap((closure, index) =>
          closure.when === null || closure.when.overForm(record.values) === true ? [index] : [],
        ),
      },
    }))
    .sort((a, b) => compareText(a.fact.on ?? '', b.fact.on ?? '') || keptOrder(study, a.record, b.record))
    .map(({ fact }) => fact);
}

function visitFacts(
  study: CompiledStudy,
  records: ParticipantRecords,
  dated: DatedForms,
  administrations: readonly AdministrationFact[],
): readonly VisitFact[] {
  const forms = new Map<string, FormRecord[]>();
  for (const form of records.forms) {
    if (form.visit === null) continue;
    const key = visitKeyText(form.visit);
    const own = forms.get(key);
    if (own === undefined) forms.set(key, [form]);
    else own.push(form);
  }
  const listed = new Map<string, VisitRecord>(records.visits.map((visit) => [visitKeyText(visit), visit]));
  for (const [key, [first]] of forms) {
    const visit = first?.visit ?? null;
    if (visit !== null && !listed.has(key)) listed.set(key, { ...visit, ...NOTHING_BOOKED });
  }
  const firstGiven = new Map(
    [...administrations]
      .reverse()
      .map((administration) => [visitKeyText(administration.visit), administration]),
  );
  return [...listed].map(([key, visit]) => {
    const own = forms.get(key) ?? [];
    const given = firstGiven.get(key);
    const isComplete = ({ state }: FormRecord): boolean => state === 'complete';
    return {
      ...visit,
      occurredAt: instantOf(study, visit, own.filter(isComplete)),
      timeZone: own.find((form) => isComplete(form) && form.timeZone != null)?.timeZone ?? null,
      occurredOn: dated.visitDays.get(key) ?? given?.on ?? milestoneDay(study, own, dated.timeZone),
      givenOn: given?.on ?? null,
      forms: own.map((form) => formFact(study, form, dated.timeZone)),
    };
  });
}

/** The instant the definition says a visit is judged by; of several forms the first that holds one. */
function instantOf(
  study: CompiledStudy,
  { code, cycle }: VisitRecord,
  complete: readonly FormRecord[],
): OffsetInstant | null {
  const slot = study.slots[study.slotsByKey.get(`${code}/${cycle}`) ?? -1];
  const named = slot?.definition.instant;
  if (named === undefined) return null;
  return complete
    .filter(({ form }) => form === named.form)
    .sort((a, b) => a.repetition - b.repetition)
    .reduce<OffsetInstant | null>(
      (found, { values }) => found ?? parseInstant(textOf(values, named.item) ?? ''),
      null,
    );
}

const NOTHING_BOOKED = { bookedOn: null, delay: null, missed: null, skipped: null };

/** A visit that asks for no visit form of its own (randomisation elsewhere) took place when its milestone did. */
function milestoneDay(
  study: CompiledStudy,
  forms: readonly FormRecord[],
  timeZone: string,
): CalendarDay | null {
  if (!forms.some(({ state }) => state === 'complete')) return null;
  const code = forms[0]?.visit?.code;
  const slot = study.slots.find((candidate) => candidate.code === code);
  const visitForm = slot?.definition.activities.find(
    (activity) => activity.form === study.definition.roles.visit.form,
  );
  if (slot === undefined || (visitForm !== undefined && visitForm.optional !== true)) return null;
  for (const { definition } of study.milestones) {
    const [form] = forms
      .filter((candidate) => candidate.form === definition.form && candidate.state === 'complete')
      .sort((a, b) => a.repetition - b.repetition);
    if (form !== undefined) return dayOf(form.values, definition.day, form.timeZone ?? timeZone);
  }
  return null;
}

function formFact(study: CompiledStudy, form: FormRecord, timeZone: string): FormFact {
  const item = study.dayItems.get(form.form);
  const on = item === undefined ? null : dayOf(form.values, item, form.timeZone ?? timeZone);
  return { form: form.form, repetition: form.repetition, state: form.state, on };
}
