import { daysBetween, toCalendarDay, toDayNumber } from '../calendar/calendar-day.js';
import { addDuration } from '../calendar/duration.js';
import type { CalendarDay } from '../calendar/types.js';
import { totalActivity, type RecordedActivity } from '../forms/activity.js';
import { valueText } from '../forms/display.js';
import type { FormState, FormValues } from '../forms/value.js';
import { laboratoryItems } from '../laboratory/analytes.js';
import { laboratoryResults } from '../laboratory/form-results.js';
import type { Flag } from '../laboratory/limits.js';
import type { CompiledStudy, CompiledValidity, VisitSlot } from '../study/compiled.js';
import { text } from '../study/words.js';
import { dayOf, textOf } from './dated-forms.js';
import { doseInterval, type DoseInterval } from './delay.js';
import { visitKeyText } from './keys.js';
import type { ParticipantFacts, PlannedVisit, VisitKey } from './types.js';

/** What a decision on a cycle's dose rests on. */
export interface DoseEvidence {
  /** The cycle's dose: its name and the day the results are held against. */
  readonly dose: { readonly name: string; readonly on: CalendarDay };
  /** Each form the study wants fresh before the dose, with its latest results up to that day. */
  readonly results: readonly ResultEvidence[];
  /** Adverse events that go on. */
  readonly events: readonly OngoingEvent[];
  /** Days from the dose before, beside what is allowed; null for a dose that follows none. */
  readonly interval: DoseInterval | null;
  /** Given so far, all cycles; null where none is, or one is not known. */
  readonly given: RecordedActivity | null;
}

export interface ResultEvidence {
  readonly form: string;
  readonly name: string;
  readonly state: 'valid' | 'expired' | 'missing';
  /** Null where there are none. */
  readonly on: CalendarDay | null;
  /** Days old at the dose. */
  readonly age: number | null;
  /** `14 days`. */
  readonly atMost: string;
  readonly values: readonly { readonly name: string; readonly text: string; readonly flag: Flag | null }[];
}

export interface OngoingEvent {
  readonly name: string;
  /** In words: `Grade 2`; null where none is recorded. */
  readonly grade: string | null;
  /** As recorded, perhaps only a month. */
  readonly since: string | null;
}

/** Items of an adverse event every study asks under these names (CDASHIG 2.3, domain AE). */
const EVENT = { name: 'AETERM', isOngoing: 'AEONGO', grade: 'AETOXGR', since: 'AESTDAT' } as const;

/** A form as far as a decision may rest on it. */
export interface EvidenceForm {
  readonly code: string;
  readonly state: FormState;
  readonly values: FormValues;
  readonly visit: VisitKey | null;
}

/** What the evidence is gathered from: a participant's plan and forms, on a day. */
export interface EvidenceSources {
  readonly facts: ParticipantFacts;
  readonly visits: readonly PlannedVisit[];
  readonly forms: readonly EvidenceForm[];
  /** The day at the site: a dose whose day has passed is held against it. */
  readonly today: CalendarDay;
}

/** What the decision on a cycle rests on; null for a cycle without a dose that has a day. */
export function doseEvidence(
  study: CompiledStudy,
  sources: EvidenceSources,
  cycle: number,
): DoseEvidence | null {
  const { visits, forms, today } = sources;
  const slot = study.slots.find((one) => one.isDose && one.cycle === cycle && cycle !== 0);
  const dose = visits.find((visit) => visit.code === slot?.code && visit.cycle === cycle);
  if (slot === undefined || dose === undefined || dose.planned === null) return null;
  const on = dose.occurred ?? (dose.planned < today ? today : dose.planned);
  const { form: administration } = study.definition.roles.administration;
  const doses = forms.filter(
    ({ code, state, values }) =>
      code === administration && state === 'complete' && study.doseGiven.overForm(values) === true,
  );
  return {
    dose: { name: dose.name, on },
    results: wantedFresh(study, visits, slot).map(({ form, validity }) =>
      resultOf(study, sources, form, validity, on),
    ),
    events: forms.flatMap((form) => ongoingEvent(study, form)),
    interval: doseInterval(visits, dose, on),
    given: totalActivity(doses.map(({ values }) => values)),
  };
}

interface WantedFresh {
  readonly form: string;
  readonly validity: CompiledValidity;
}

/** Forms of the plan whose results must not be older than so long at the dose, each once. */
function wantedFresh(
  study: CompiledStudy,
  visits: readonly PlannedVisit[],
  dose: VisitSlot,
): readonly WantedFresh[] {
  const wanted = new Map<string, WantedFresh>();
  for (const visit of visits) {
    const slot = study.slots[study.slotsByKey.get(`${visit.code}/${visit.cycle}`) ?? -1];
    for (const { definition, validity } of slot?.activities ?? []) {
      const { form } = definition;
      if (validity?.event.kind !== 'dose' || validity.event.slot !== dose.index) continue;
      if (visit.forms.some((asked) => asked.form === form)) wanted.set(form, { form, validity });
    }
  }
  return [...wanted.values()];
}

function resultOf(
  study: CompiledStudy,
  { facts, visits, forms }: EvidenceSources,
  code: string,
  validity: CompiledValidity,
  dose: CalendarDay,
): ResultEvidence {
  const item = study.dayItems.get(code) ?? '';
  const occurred = new Map(visits.map((visit) => [visitKeyText(visit), visit.occurred]));
  const dated = forms.flatMap((form) => {
    if (form.code !== code || form.state !== 'complete') return [];
    const visitDay = form.visit === null ? null : (occurred.get(visitKeyText(form.visit)) ?? null);
    const on = dayOf(form.values, item, facts.timeZone) ?? visitDay;
    return on === null || on > dose ? [] : [{ form, on }];
  });
  const latest = dated.sort((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
  const name = study.formNames.get(code) ?? code;
  const atMost = validity.words;
  if (latest === undefined)
    return { form: code, name, state: 'missing', on: null, age: null, atMost, values: [] };
  const earliest = toCalendarDay(addDuration(toDayNumber(dose), validity.back));
  const state = latest.on < earliest ? 'expired' : 'valid';
  const values = valuesOf(study, latest.form);
  return { form: code, name, state, on: latest.on, age: daysBetween(latest.on, dose), atMost, values };
}

/** The laboratory results of a completed form, which keeps the limits they are read against. */
function valuesOf(study: CompiledStudy, { code, values }: EvidenceForm): ResultEvidence['values'] {
  const definition = study.forms.get(code)?.definition;
  if (definition === undefined) return [];
  const results = laboratoryResults(
    definition,
    values,
    { sex: null, yearOfBirth: null, laboratories: [] },
    values,
  );
  return laboratoryItems(definition).flatMap((item) => {
    const value = values[item.code];
    if (value === undefined) return [];
    const flag = results.get(item.code)?.flag ?? null;
    return [{ name: text(item.label), text: valueText(item, null, value), flag }];
  });
}

function ongoingEvent(study: CompiledStudy, { code, visit, values }: EvidenceForm): readonly OngoingEvent[] {
  const name = textOf(values, EVENT.name);
  if (visit !== null || name === null || textOf(values, EVENT.isOngoing) !== 'Y') return [];
  const form = study.forms.get(code)?.definition;
  const grade = textOf(values, EVENT.grade);
  const item = form?.sections.flatMap(({ items }) => items).find((one) => one.code === EVENT.grade);
  const entry = form?.codelists[item?.codelist ?? '']?.find((one) => one.code === grade);
  return [
    { name, grade: entry === undefined ? grade : text(entry.name), since: textOf(values, EVENT.since) },
  ];
}
