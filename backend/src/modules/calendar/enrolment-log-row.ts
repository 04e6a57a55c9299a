import type { EnrolmentLogRowView } from '@lutetia/shared/contract/views/calendar';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { text } from '@lutetia/shared/study/words';
import type { EnrolmentRow } from './calendar-days.queries.js';

/** A line of the screening and enrolment log, with the arm by name and why somebody was not included. */
export function enrolmentLogRow(study: CompiledStudy, row: EnrolmentRow): EnrolmentLogRowView {
  const { isIncluded, isNotIncluded, refusal, ...fields } = row;
  const arm = study.definition.arms.find(({ code }) => code === row.arm);
  return {
    ...fields,
    arm: arm === undefined ? row.arm : text(arm.shortName),
    notIncludedReason: isNotIncluded && !isIncluded ? writtenIn(study, refusal) : null,
    outcome: outcomeOf(row),
  };
}

function outcomeOf({
  transferred,
  enrolledInError,
  isIncluded,
  isNotIncluded,
}: EnrolmentRow): EnrolmentLogRowView['outcome'] {
  if (enrolledInError !== null) return 'enrolled-in-error';
  if (transferred !== null) return 'transferred';
  if (isIncluded) return 'included';
  return isNotIncluded ? 'not-included' : 'in-screening';
}

/** The form's answers in free text, in the form's order: its criteria are answered yes or no, its reason is written. */
function writtenIn(study: CompiledStudy, refusal: EnrolmentRow['refusal']): string | null {
  if (refusal === null) return null;
  const sections = study.forms.get(refusal.form)?.definition.sections ?? [];
  const answers = sections
    .flatMap(({ items }) => items)
    .filter(({ type }) => type === 'text')
    .map(({ code }) => refusal.values[code])
    .flatMap((value) =>
      value != null && 'v' in value && typeof value.v === 'string' ? [value.v.trim()] : [],
    )
    .filter((answer) => answer !== '');
  return answers.length === 0 ? null : answers.join('; ');
}
