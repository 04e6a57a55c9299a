import type { WorklistItemView } from '@lutetia/shared/contract/views/worklist';
import { lateDays } from '@lutetia/shared/schedule/late-days';
import { plannedDayHint } from '@lutetia/shared/schedule/site-days';
import type { SiteCalendar } from '@lutetia/shared/schedule/types';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { actionWords } from '../schedule/action-words.view.js';
import { isDoseVisit } from '../schedule/schedule.view.js';
import type { VisitBefore, WorklistForm, WorklistVisit } from './worklist.queries.js';

/** Whether a visit is done only after others: a dose after the bloods of its cycle, an inclusion after the screening. */
export function needsOthersFirst(study: CompiledStudy, visit: WorklistVisit): boolean {
  if (visit.occurred !== null) return false;
  const { milestones } = study.definition;
  const includes = milestones.some(
    ({ kind, form }) => kind === 'inclusion' && visit.asked.some((asked) => asked.form === form),
  );
  return includes || isDoseVisit(study, visit);
}

/** What hinders a visit that is done only after others. */
export interface AroundVisit {
  /** What is still open before it. */
  readonly before: readonly VisitBefore[];
  /** The decision on its cycle whose act is to be recorded, in words; null where there is none. */
  readonly decided: string | null;
  /** What its site says of the days it sees nobody. */
  readonly calendar: SiteCalendar | null;
}

/** One line of the worklist. */
export function worklistItemView(
  study: CompiledStudy,
  visit: WorklistVisit,
  { before, decided: onCycle, calendar }: AroundVisit,
): WorklistItemView {
  const forms = askedForms(visit);
  const isDose = isDoseVisit(study, visit);
  const decided = isDose ? onCycle : null;
  // A form done ahead, such as the decision on a dose, leaves the visit itself to be begun.
  const isBegun = visit.occurred !== null || forms.some((form) => form.state === 'in-progress');
  const { visitId, version, participantId, number, site, group, state, flags, name, cycle, kind } = visit;
  const { target, planned, opens, closes, booked, delay, occurred, today } = visit;
  return {
    visitId,
    version,
    participantId,
    number,
    site,
    group,
    state,
    flags,
    name,
    cycle,
    kind,
    detail: decided !== null ? `Decided: ${uncapitalised(decided)}` : detailOf(study, forms, before),
    decided,
    waitsFor: before.map((one) => one.visitId),
    target,
    planned,
    // What is on the list is open, or begun.
    dayHint: plannedDayHint(calendar, { status: 'open', planned, occurred }),
    opens,
    closes,
    booked,
    delay: delay === null ? null : { days: delay.days, reason: delay.reason },
    occurred,
    lateDays: lateDays(state, visit, today),
    nextFormId: forms.find((form) => form.state !== 'complete')?.id ?? null,
    begun: isBegun,
    action: actionWords(study, visit, forms),
    isDose,
  };
}

function detailOf(
  study: CompiledStudy,
  forms: readonly WorklistForm[],
  before: readonly VisitBefore[],
): string {
  return before.length === 0 ? detailSentence(study, forms) : firstSentence(before);
}

/** `First: receptor PET, screening bloods`, in place of the forms. */
function firstSentence(before: readonly VisitBefore[]): string {
  return `First: ${before.map(({ name }) => uncapitalised(name)).join(', ')}`;
}

/** The forms the visit asks for, in its own order. */
function askedForms({ asked, forms }: WorklistVisit): WorklistForm[] {
  return asked.flatMap((wanted) => {
    const form = forms.find(
      ({ code, repetition }) => code === wanted.form && repetition === wanted.repetition,
    );
    return form === undefined ? [] : [form];
  });
}

/** `Haematology 9 of 10, chemistry not begun`; the forms by name while none is begun. */
export function detailSentence(study: CompiledStudy, forms: readonly WorklistForm[]): string {
  const isUntouched = forms.every(({ state }) => state === 'not-started');
  const open = forms.filter(({ state }) => state !== 'complete');
  const parts = open.map((form, index) => {
    const name = study.formNames.get(form.code) ?? form.code;
    const words = index === 0 ? name : uncapitalised(name);
    if (isUntouched) return words;
    return form.state === 'in-progress' ? `${words} ${form.answered} of ${form.total}` : `${words} not begun`;
  });
  return parts.join(', ');
}

/** Lower case at the start, except for abbreviations such as ECG. */
function uncapitalised(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}
