import { addDays, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { ScheduleItemView } from '@lutetia/shared/contract/views/schedule';
import type { OutsideValues } from '@lutetia/shared/forms/uses';
import type { KnownAnswers } from './answers.js';
import { HOSPITAL_LABORATORY } from './demonstration-laboratories.service.js';
import { historyAnswers } from './known-history.js';
import { lesionAnswers, meningiomaAnswers, type Course } from './known-lesions.js';
import { safetyAnswers } from './known-safety.js';
import type { Life } from './life.js';

const BASELINE_MRI = 'MRI0';

/** A visit whose forms are filled in, as far as answers depend on it. */
export type AnsweredVisit = Pick<ScheduleItemView, 'code' | 'cycle' | 'repetition'>;

/** When and of whom a form is filled in. */
export interface Answering {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** The site's, `Europe/Paris`. */
  readonly timeZone: string;
  /** The participant's. */
  readonly number: string;
}

/** What a form must say because the course says so, whatever chance would answer. */
export function knownAnswers(
  form: string,
  life: Life,
  visit: AnsweredVisit,
  answering: Answering,
): KnownAnswers {
  return { ...usualAnswers(form, life, visit, answering), ...toldAnswers(form, life, visit) };
}

/** Who the course is of, as forms know it from outside under these names. */
export function personOf({ sex, yearOfBirth }: Pick<Life, 'sex' | 'yearOfBirth'>): OutsideValues {
  const said = (value: string): OutsideValues[string] => [
    { value, text: value, label: '', day: null, form: 'demography', visit: null },
  ];
  return { sex: said(sex), age: said(String(yearOfBirth)) };
}

function toldAnswers(
  form: string,
  { told }: Life,
  { code, cycle }: Pick<AnsweredVisit, 'code' | 'cycle'>,
): KnownAnswers {
  const said = told?.[`${form} ${code}`] ?? told?.[form];
  if (said === undefined) return {};
  return isList(said) ? (said[Math.max(1, cycle) - 1] ?? said.at(-1) ?? {}) : said;
}

function isList(said: KnownAnswers | readonly KnownAnswers[]): said is readonly KnownAnswers[] {
  return Array.isArray(said);
}

function usualAnswers(
  form: string,
  life: Life,
  visit: AnsweredVisit,
  { day, timeZone, number }: Answering,
): KnownAnswers {
  switch (familyOf(form)) {
    case 'consent':
      return { RFICDAT: { v: day }, ICVER: { v: '1.0' }, DOSISUB: { v: life.dosimetry ? 'Y' : 'N' } };
    case 'demography':
      return { SEX: { v: life.sex }, BRTHYR: { v: String(life.yearOfBirth) } };
    case 'inclusion':
      return { INCLDAT: { v: day }, INCLYN: { v: 'Y' } };
    case 'randomisation':
      return { RANDDAT: { v: day }, ARMCD: { v: life.arm }, RANDNO: { v: `R-${number}` }, ...strataOf(life) };
    case 'administration':
      return infusion(day, timeZone);
    case 'radiopharmaceutical':
      return { DAREFID: { v: batchOf(day) } };
    case 'dosimetry-imaging':
      return { IMGDTC: { v: `${day}T10:30${offsetAt(day, timeZone)}` } };
    case 'overall-response':
      return responseAnswers(responseAt(life, visit), day);
    case 'tumour-baseline':
    case 'baseline-imaging':
    case 'lesions-baseline':
      return { ...lesionAnswers('BASELINE'), ...historyAnswers(form, requireCalendarDay(day), visit) };
    case 'angiography':
      return { ANGDTC: { v: `${day}T09:40${offsetAt(day, timeZone)}` } };
    case 'mri-assessment':
      return meningiomaImaging(life, visit);
    case 'haematology':
    case 'chemistry':
    case 'coagulation':
      return { LBNAM: { v: HOSPITAL_LABORATORY } };
    case 'ecog':
      return { ECOG: { v: life.yearOfBirth < 1955 ? '1' : '0' } };
    case 'vital-signs':
      return { HEIGHT: { v: life.sex === 'F' ? '164' : '176', unit: 'cm' } };
    default:
      return {
        ...historyAnswers(form, requireCalendarDay(day), visit),
        ...safetyAnswers(form, { day, offset: offsetAt(day, timeZone), yearOfBirth: life.yearOfBirth }),
      };
  }
}

/** As the first course in the history (26 months of control) and the blood results (eGFR 66 to 82) have it. */
const STRATA: KnownAnswers = { STRDC: { v: 'GE18' }, STRGFR: { v: 'GE60' } };

/** The randomisation service was given what the FDG-PET says, where the course tells it. */
function strataOf(life: Life): KnownAnswers {
  const uptake = toldAnswers('fdg-pet', life, { code: '', cycle: 0 })['FDGRES'];
  return uptake === undefined ? STRATA : { ...STRATA, STRFDG: uptake };
}

/** Forms of several studies that ask the same. */
const FAMILIES = ['inclusion', 'randomisation', 'administration'];

const familyOf = (form: string): string => FAMILIES.find((family) => form.startsWith(family)) ?? form;

/** An infusion of half an hour in the middle of the morning, five weeks after long-acting octreotide. */
function infusion(day: string, timeZone: string): KnownAnswers {
  const offset = offsetAt(day, timeZone);
  return {
    EXOCCUR: { v: 'Y' },
    EXLOT: { v: batchOf(day) },
    EXSTDTC: { v: `${day}T10:30${offset}` },
    EXENDTC: { v: `${day}T11:05${offset}` },
    AASTDTC: { v: `${day}T09:55${offset}` },
    AAENDTC: { v: `${day}T14:20${offset}` },
    LARDAT: { v: addDays(requireCalendarDay(day), -35) },
  };
}

/** A batch is made for the day: `LU-260114`. */
const batchOf = (day: string): string => `LU-${day.slice(2).replaceAll('-', '')}`;

/** The offset from UTC on a day at noon, `+02:00`. */
export function offsetAt(day: string, timeZone: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    noon,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? '+00:00' : name.slice('GMT'.length);
}

function responseAnswers(response: Course, day: string): KnownAnswers {
  return { RSDAT: { v: day }, OVRLRESP: { v: response }, ...lesionAnswers(response) };
}

function meningiomaImaging(life: Life, visit: AnsweredVisit): KnownAnswers {
  const isBaseline = visit.code === BASELINE_MRI;
  const response = responseAt(life, visit);
  return {
    MRIBASE: { v: isBaseline ? 'Y' : 'N' },
    OVRLRESP: { v: response },
    ...meningiomaAnswers(isBaseline ? 'BASELINE' : response),
  };
}

function responseAt(life: Life, visit: AnsweredVisit): Course {
  if (visit.code === 'ASM') return life.gate === 'progression' ? 'PD' : 'SD';
  const progression = life.events.find((event) => event.kind === 'progression');
  if (progression !== undefined && visit.code === progression.visit) {
    return visit.repetition >= progression.imaging ? 'PD' : 'SD';
  }
  return life.yearOfBirth % 5 === 0 ? 'PR' : 'SD';
}
