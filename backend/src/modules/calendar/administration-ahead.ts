import type { AdministrationAheadView, CycleDecisionView } from '@lutetia/shared/contract/views/calendar';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { preferredActivity } from '@lutetia/shared/study/activity-unit';
import { text } from '@lutetia/shared/study/words';
import type { AheadRow } from './calendar-days.queries.js';

/** A dose ahead with the activity to order and where the cycle's two decisions stand. */
export function administrationAhead(study: CompiledStudy, row: AheadRow): AdministrationAheadView {
  const { decisions, code, ...fields } = row;
  const slot = study.slots.find((candidate) => candidate.code === code && candidate.cycle === row.cycle);
  const planned = slot?.group?.plannedActivityGBq ?? null;
  const onTheDay = decisions.filter(({ visit }) => visit === code);
  const beforeOrder = decisions.filter(({ visit }) => visit !== code);
  return {
    ...fields,
    plannedActivityGBq: planned,
    plannedActivity: planned === null ? null : preferredActivity(study, planned),
    radionuclide: study.definition.radionuclide,
    orderDecision: decisionView(study, beforeOrder),
    doseDecision: decisionView(study, onTheDay),
  };
}

/** Null where the cycle has no form for it; the last one decided where there are several. */
function decisionView(study: CompiledStudy, forms: AheadRow['decisions']): CycleDecisionView | null {
  if (forms.length === 0) return null;
  const taken = forms.findLast(({ decision }) => decision !== null)?.decision ?? null;
  return { taken: taken !== null, decision: taken === null ? null : decisionWords(study, taken) };
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
