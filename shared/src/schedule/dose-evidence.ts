import type { CalendarDay } from '../calendar/types.js';
import { totalActivity, type RecordedActivity } from '../forms/activity.js';
import type { CompiledStudy, CompiledValidity, VisitSlot } from '../study/compiled.js';
import { text } from '../study/words.js';
import { textOf } from './dated-forms.js';
import { doseInterval, type DoseInterval } from './delay.js';
import { visitKeyText } from './keys.js';
import {
  outOfRange,
  resultAge,
  resultOf,
  type EvidenceForm,
  type EvidenceSources,
  type OutOfRange,
  type ResultAge,
  type ResultEvidence,
} from './result-evidence.js';
import type { ParticipantFacts, PlannedVisit } from './types.js';

/** What a decision on a cycle's dose rests on. */
export interface DoseEvidence {
  /** The cycle's dose: its name and the day the results are held against. */
  readonly dose: { readonly name: string; readonly on: CalendarDay };
  /** Each form the study wants fresh before the dose, with its latest results up to that day. */
  readonly results: readonly ResultEvidence[];
  /** Of these the values outside their limits, the furthest outside first. */
  readonly outOfRange: readonly OutOfRange[];
  /** Adverse events that go on. */
  readonly events: readonly OngoingEvent[];
  /** Days from the dose before, beside what is allowed; null for a dose that follows none. */
  readonly interval: DoseInterval | null;
  /** Given in the cycles before, whatever of this one; null where none is, or one is not known. */
  readonly given: RecordedActivity | null;
}

export interface OngoingEvent {
  readonly name: string;
  /** In words: `Grade 2`; null where none is recorded. */
  readonly grade: string | null;
  /** As recorded, perhaps only a month. */
  readonly since: string | null;
  readonly isSerious: boolean;
  /** To the study's treatment, in words: `Related`, `Not related`; null where nobody judged it. */
  readonly relation: string | null;
}

/** Items of an adverse event every study asks under these names (CDASHIG 2.3, domain AE). */
const EVENT = {
  name: 'AETERM',
  isOngoing: 'AEONGO',
  grade: 'AETOXGR',
  since: 'AESTDAT',
  isSerious: 'AESER',
  relation: 'AEREL',
} as const;

/** What the decision on a cycle rests on; null for a cycle without a dose that has a day. */
export function doseEvidence(
  study: CompiledStudy,
  sources: EvidenceSources,
  cycle: number,
): DoseEvidence | null {
  const { visits, forms } = sources;
  const found = doseOf(study, sources, cycle);
  if (found === null) return null;
  const { slot, dose, on } = found;
  const { form: administration } = study.definition.roles.administration;
  const doses = forms.filter(
    ({ code, state, visit, values }) =>
      code === administration &&
      state === 'complete' &&
      visit !== null &&
      visit.cycle < cycle &&
      study.doseGiven.overForm(values) === true,
  );
  const interval = doseInterval(visits, dose, on);
  const before = interval?.since.given === true ? interval.since.day : null;
  const wanted = wantedFresh(study, visits, slot);
  return {
    dose: { name: dose.name, on },
    results: wanted.map(({ form, validity }) => resultOf(study, sources, form, validity, on)),
    outOfRange: outOfRange(
      study,
      sources,
      wanted.map(({ form }) => form),
      { on, before },
    ),
    events: forms.flatMap((form) => ongoingEvent(study, form)),
    interval,
    given: totalActivity(doses.map(({ values }) => values)),
  };
}

/** Of the results wanted fresh before a cycle's dose those furthest beyond what is taken; null where there are none. */
export function oldestResults(
  study: CompiledStudy,
  sources: EvidenceSources,
  cycle: number,
): ResultAge | null {
  const found = doseOf(study, sources, cycle);
  if (found === null) return null;
  const ages = wantedFresh(study, sources.visits, found.slot).flatMap(
    ({ form, validity }) => resultAge(study, sources, form, validity, found.on) ?? [],
  );
  const beyond = ({ age, atMostDays }: ResultAge): number => age - atMostDays;
  return ages.reduce<ResultAge | null>(
    (most, one) => (most === null || beyond(one) > beyond(most) ? one : most),
    null,
  );
}

/** A cycle's dose and the day results are held against: given, else its visit's, else planned, today at the earliest. */
function doseOf(
  study: CompiledStudy,
  { facts, visits, today }: EvidenceSources,
  cycle: number,
): { readonly slot: VisitSlot; readonly dose: PlannedVisit; readonly on: CalendarDay } | null {
  const slot = study.slots.find((one) => one.isDose && one.cycle === cycle && cycle !== 0);
  const dose = visits.find((visit) => visit.code === slot?.code && visit.cycle === cycle);
  if (slot === undefined || dose === undefined) return null;
  const toCome = dose.planned !== null && dose.planned < today ? today : dose.planned;
  const on = givenOn(facts, dose) ?? dose.occurred ?? toCome;
  return on === null ? null : { slot, dose, on };
}

/** The day the infusion of a dose began, which its visit need not share; null while none is known to be given. */
function givenOn({ administrations }: ParticipantFacts, dose: PlannedVisit): CalendarDay | null {
  const key = visitKeyText(dose);
  return administrations.find(({ visit }) => visitKeyText(visit) === key)?.on ?? null;
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

function ongoingEvent(study: CompiledStudy, { code, visit, values }: EvidenceForm): readonly OngoingEvent[] {
  const name = textOf(values, EVENT.name);
  if (visit !== null || name === null || textOf(values, EVENT.isOngoing) !== 'Y') return [];
  const inWords = (item: string): string | null => answerWords(study, code, item, textOf(values, item));
  return [
    {
      name,
      grade: inWords(EVENT.grade),
      since: textOf(values, EVENT.since),
      isSerious: textOf(values, EVENT.isSerious) === 'Y',
      relation: inWords(EVENT.relation),
    },
  ];
}

/** What a code of an item's codelist is called; the code itself where the form has no such item. */
function answerWords(study: CompiledStudy, form: string, item: string, code: string | null): string | null {
  const definition = study.forms.get(form)?.definition;
  const codelist = study.forms.get(form)?.items.get(item)?.definition.codelist;
  const entry = definition?.codelists[codelist ?? '']?.find((one) => one.code === code);
  return entry === undefined ? code : text(entry.name);
}
