/** Scenarios worked by hand (seeds/expected/<study>): what was recorded, and what must follow from it, line by line. */
import { requireCalendarDay } from '../../calendar/calendar-day.js';
import type { FormValues } from '../../forms/value.js';
import type { CompiledStudy } from '../../study/compiled.js';
import { visitKeyText } from '../keys.js';
import type { FormRecord, ParticipantRecords, VisitRecord } from '../records.js';
import type { SiteCalendar, VisitKey } from '../types.js';

export interface Scenario {
  readonly title: string;
  readonly screeningOn: string;
  readonly timeZone: string;
  /** Visit -> day: the visit form and all other forms it requires are complete. */
  readonly visits: Readonly<Record<string, string>>;
  /** Complete forms whose values matter. */
  readonly forms: readonly {
    readonly form: string;
    readonly visit: string | null;
    /** 1 unless the form repeats: a dose split in two. */
    readonly repetition?: number;
    readonly values: Readonly<Record<string, string>>;
  }[];
  readonly acts: readonly ScenarioAct[];
  /** The study is amended: what is recorded on that day or later is recorded under the amended version. */
  readonly amendment?: {
    readonly on: string;
    readonly version: string;
    /** JSON pointer -> what stands there from then on. */
    readonly changes: Readonly<Record<string, unknown>>;
  };
  /** The participant goes on at another site of the study; no date may move by it. */
  readonly transfer?: { readonly to: string };
  /** The days on which the site sees nobody. */
  readonly calendar?: SiteCalendar;
  readonly expect: readonly ExpectedVisit[];
  readonly deviations: readonly {
    readonly key: string;
    readonly days: number | null;
    readonly why: string;
  }[];
}

export interface ScenarioAct {
  readonly visit: string;
  readonly delay?: { readonly to: string; readonly reason: string; readonly decidedOn: string };
  readonly booked?: string;
  readonly missed?: string;
  /** The day it was recorded as missed. */
  readonly missedOn?: string;
  readonly skipped?: string;
}

export interface ExpectedVisit {
  readonly visit: string;
  /** The arithmetic, as a person does it. */
  readonly why: string;
  readonly absent?: boolean;
  readonly target?: string;
  readonly opens?: string;
  readonly closes?: string;
  readonly planned?: string;
  readonly occurred?: string;
  readonly basis?: string;
  readonly status?: string;
  readonly flags?: readonly string[];
  /** Codes of the forms the visit asks for, in their order. */
  readonly asked?: readonly string[];
  readonly hours?: { readonly target: string; readonly opens: string; readonly closes: string };
}

/** `IM/0/2` is code, cycle, repetition; `IM` alone is cycle 0, repetition 1. */
export function visitKey(text: string): VisitKey {
  const [code = '', cycle = '0', repetition = '1'] = text.split('/');
  return { code, cycle: Number(cycle), repetition: Number(repetition) };
}

/** Turns a scenario into records as storage would hand them over. */
export function scenarioRecords(study: CompiledStudy, scenario: Scenario): ParticipantRecords {
  const forms = [
    ...scenario.forms.map(({ form, visit, values, repetition }) => ({
      ...completeForm(form, visit, values),
      repetition: repetition ?? 1,
    })),
    ...Object.entries(scenario.visits).flatMap(([visit, day]) => visitForms(study, scenario, visit, day)),
  ];
  return {
    screeningOn: requireCalendarDay(scenario.screeningOn),
    timeZone: scenario.timeZone,
    isEnrolledInError: false,
    calendar: scenario.calendar ?? null,
    visits: scenario.acts.map(visitRecord),
    forms: forms.map((form) => ({ ...form, studyVersion: versionOf(scenario, form) })),
  };
}

/** Version a form was entered under: by the day of its visit, else by the day or instant it holds first. */
function versionOf({ amendment, visits }: Scenario, { visit, values }: FormRecord): string | null {
  if (amendment === undefined) return null;
  const visitDay = Object.entries(visits).find(
    ([key]) => visit !== null && visitKeyText(visitKey(key)) === visitKeyText(visit),
  )?.[1];
  const written = Object.values(values).map((value) => ('v' in value ? String(value.v) : ''));
  const day = visitDay ?? written.find((value) => /^\d{4}-\d{2}-\d{2}/.test(value)) ?? '';
  return day >= amendment.on ? 'amended' : 'first';
}

function completeForm(
  form: string,
  visit: string | null,
  values: Readonly<Record<string, string>>,
): FormRecord {
  const envelopes: FormValues = Object.fromEntries(Object.entries(values).map(([item, v]) => [item, { v }]));
  return {
    form,
    visit: visit === null ? null : visitKey(visit),
    repetition: 1,
    state: 'complete',
    values: envelopes,
    studyVersion: null,
  };
}

function visitForms(
  study: CompiledStudy,
  scenario: Scenario,
  visit: string,
  day: string,
): readonly FormRecord[] {
  const { code, cycle } = visitKey(visit);
  const slot = study.slots.find((candidate) => candidate.code === code && candidate.cycle === cycle);
  if (slot === undefined) throw new RangeError(`${scenario.title}: no visit ${visit}`);
  const role = study.definition.roles.visit;
  const given = new Set(scenario.forms.filter((form) => form.visit === visit).map((form) => form.form));
  const others = slot.definition.activities.filter(
    ({ form, optional }) => optional !== true && form !== role.form && !given.has(form),
  );
  return [
    completeForm(role.form, visit, { [role.day]: day }),
    ...others.map(({ form }) => completeForm(form, visit, {})),
  ];
}

function visitRecord(act: ScenarioAct): VisitRecord {
  const { delay, booked, missed, missedOn, skipped } = act;
  return {
    ...visitKey(act.visit),
    bookedOn: booked === undefined ? null : requireCalendarDay(booked),
    delay:
      delay === undefined
        ? null
        : {
            to: requireCalendarDay(delay.to),
            reason: delay.reason,
            decidedOn: requireCalendarDay(delay.decidedOn),
          },
    missed:
      missed === undefined
        ? null
        : { reason: missed, on: missedOn === undefined ? null : requireCalendarDay(missedOn) },
    skipped: skipped === undefined ? null : { reason: skipped },
  };
}
