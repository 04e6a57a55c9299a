import { toDayNumber } from '@lutetia/shared/calendar/calendar-day';
import type { AdministrationAheadView, CycleDecisionView } from '@lutetia/shared/contract/views/calendar';
import type { ScheduleNote } from '@lutetia/shared/schedule/note';
import { dayHint } from '@lutetia/shared/schedule/site-days';
import type { SiteCalendar } from '@lutetia/shared/schedule/types';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { preferredActivity } from '@lutetia/shared/study/activity-unit';
import { text } from '@lutetia/shared/study/words';
import type { AheadRow } from './calendar-days.queries.js';

/**
 * A dose ahead with the activity to order and where the cycle's two decisions stand.
 *
 * @param calendar - what its site says of the days it sees nobody
 */
export function administrationAhead(
  study: CompiledStudy,
  row: AheadRow,
  calendar: SiteCalendar | null,
): AdministrationAheadView {
  const { decisions, waiting, code, why, ...fields } = row;
  const slot = study.slots.find((candidate) => candidate.code === code && candidate.cycle === row.cycle);
  const planned = slot?.group?.plannedActivityGBq ?? null;
  const isWaiting = waiting.some(({ cycle }) => cycle === row.cycle);
  const viewOf = (forms: AheadRow['decisions']): CycleDecisionView | null =>
    decisionView(study, forms, isWaiting);
  const doseDecision = viewOf(decisions.filter(({ visit }) => visit === code));
  const orderDecision = viewOf(decisions.filter(({ visit }) => visit !== code));
  return {
    ...fields,
    dayHint: dayHint(calendar, toDayNumber(row.day)),
    isEarliest: false,
    tooOld: [],
    waitsFor: row.waitsFor === null ? null : (unsettled(study, why) ?? row.waitsFor),
    plannedActivityGBq: planned,
    plannedActivity: planned === null ? null : preferredActivity(study, planned),
    radionuclide: study.definition.radionuclide,
    isToOrder: row.fatalEvent === null && why?.kind !== 'held' && !isWaiting && !endsBefore(row),
    orderDecision,
    doseDecision,
  };
}

/** Treatment was decided to end on a cycle before, with no decision on this one since. */
function endsBefore({ cycle, waiting }: AheadRow): boolean {
  return waiting.some(({ laterCycles }) => laterCycles.includes(cycle));
}

/** What has to be known before the dose is settled, by name; null where nothing but its day is open. */
function unsettled(study: CompiledStudy, why: ScheduleNote | null): string | null {
  if (why?.kind === 'held') return why.missing.map(({ name }) => name).join(', ');
  if (why?.kind !== 'depends') return null;
  return [...new Set(why.names.map((name) => settledBy(study, name)))].join(', ');
}

/** The milestone or the form that makes known what a condition names: `Randomisation` for the arm. */
function settledBy({ definition, forms }: CompiledStudy, name: string): string {
  const fact = definition.facts.find(({ code }) => code === name);
  const milestone = definition.milestones.find(({ code, form }) => code === name || form === fact?.form);
  if (milestone !== undefined) return text(milestone.name);
  const form = forms.get(fact?.form ?? '');
  return form === undefined ? name : text(form.definition.name);
}

/**
 * Null where the cycle has no form for it; the last one decided where there are several.
 *
 * @param isWaiting - the act of the decision in force on the cycle is not recorded yet
 */
function decisionView(
  study: CompiledStudy,
  forms: AheadRow['decisions'],
  isWaiting: boolean,
): CycleDecisionView | null {
  if (forms.length === 0) return null;
  const taken = forms.findLast(({ decision }) => decision !== null)?.decision ?? null;
  if (taken === null) return { taken: false, decision: null, isAgainst: false };
  const { leadsTo = [] } = study.definition.roles.decision ?? {};
  const isAgainst = isWaiting && leadsTo.some(({ answer }) => answer === taken);
  return { taken: true, decision: decisionWords(study, taken), isAgainst };
}

function decisionWords(study: CompiledStudy, code: string): string {
  const role = study.definition.roles.decision;
  const form = role === undefined ? undefined : study.forms.get(role.form)?.definition;
  const item = form?.sections
    .flatMap(({ items }) => items)
    .find((candidate) => candidate.code === role?.item);
  const entry = form?.codelists[item?.codelist ?? '']?.find((candidate) => candidate.code === code);
  return entry === undefined ? code : text(entry.name);
}
