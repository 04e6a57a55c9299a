import type { ParticipantRecords } from '@lutetia/shared/schedule/facts';
import type { OutsideRecords } from '@lutetia/shared/schedule/outside-values';
import type { PlannedVisit, SchedulePlan, VisitKey } from '@lutetia/shared/schedule/types';
import { decisionsOf, type ScheduleRow, type StoredVisit } from './stored-participant.queries.js';

/** A visit's identity as text, for maps. */
export function visitKeyText({ code, cycle, repetition }: VisitKey): string {
  return `${code}/${cycle}/${repetition}`;
}

/** What the core reads of a participant, from what storage holds. */
export function recordsOf(row: ScheduleRow): ParticipantRecords {
  const visits = new Map(row.visits.map((visit) => [visit.id, visit]));
  return {
    screeningOn: row.screeningOn,
    timeZone: row.timeZone,
    isEnrolledInError: row.enrolledInError !== null,
    calendar: row.calendar,
    visits: row.visits.map(visitRecord),
    forms: row.forms.map(
      ({ id, code, visitId, repetition, state, values, studyVersionId, timeZone = null }) => {
        const visit = visitId === null ? undefined : visits.get(visitId);
        const key = visit === undefined ? null : keyOf(visit);
        return {
          id,
          form: code,
          visit: key,
          repetition,
          state,
          values,
          studyVersion: studyVersionId,
          timeZone,
        };
      },
    ),
  };
}

function keyOf({ code, cycle, repetition }: StoredVisit): VisitKey {
  return { code, cycle, repetition };
}

function visitRecord(visit: StoredVisit): ParticipantRecords['visits'][number] {
  const { code, cycle, repetition, missedReason, missedOn, skippedReason } = visit;
  const { bookedOn, delay, beforeDelay = [] } = decisionsOf(visit);
  // Field by field: a plan reads hundreds of visits, and spreading objects takes ten times as long.
  return {
    code,
    cycle,
    repetition,
    bookedOn,
    delay,
    beforeDelay,
    missed: missedReason === null ? null : { reason: missedReason, on: missedOn },
    skipped: skippedReason === null ? null : { reason: skippedReason },
  };
}

/** Where a form stands, and all the participant's other forms as they look from it. */
export function outsideOf(
  row: ScheduleRow,
  formId: string,
): { readonly visit: VisitKey | null; readonly part: number; readonly records: OutsideRecords } {
  const own = row.forms.find(({ id }) => id === formId);
  const visit = row.visits.find(({ id }) => id === own?.visitId);
  const records = recordsOf({ ...row, forms: row.forms.filter(({ id }) => id !== formId) });
  const planned = new Map(row.planned.map((one) => [visitKeyText(one), one]));
  const forms = records.forms.map((form) => {
    const at = form.visit === null ? undefined : planned.get(visitKeyText(form.visit));
    return { ...form, visitName: at?.name ?? form.visit?.code ?? null, visitDay: at?.occurred ?? null };
  });
  return {
    visit: visit === undefined ? null : keyOf(visit),
    part: own?.repetition ?? 1,
    records: { ...records, forms },
  };
}

/** The plan as it was written last time. */
export function storedPlan(row: ScheduleRow): SchedulePlan {
  const visits: PlannedVisit[] = row.planned.map(({ visitId: _visitId, ...visit }) => visit);
  return { visits: visits.sort((a, b) => a.order - b.order), deviations: [] };
}
