import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { dayText } from '@lutetia/shared/forms/display';
import { milestoneRecords } from '@lutetia/shared/schedule/milestone-records';
import { tooFarAhead, tooLongAgo } from '@lutetia/shared/schedule/unlikely-days';
import { text } from '@lutetia/shared/study/words';
import { Problem } from '../../platform/http/problem.js';
import { requireAlive } from '../../platform/http/require-alive.js';
import { requireLikely } from '../../platform/http/require-likely.js';
import type { LoadedParticipant, StoredVisit } from '../schedule/stored-participant.queries.js';
import { requireAfterDoseBefore, requireContact } from '../schedule/schedule.service.js';
import type { VisitAct } from './visit-decision.js';

/** Refuses to give up a visit that a milestone stands in. @throws Problem `milestone.already-reached` with which one */
function refuseMilestone({ row, live: { study } }: LoadedParticipant, visit: StoredVisit): void {
  const forms = new Set(row.forms.filter(({ visitId }) => visitId === visit.id).map(({ id }) => id));
  for (const { code, name } of study.definition.milestones) {
    const record = milestoneRecords(study, row.forms, row.planned, code).find(({ formId }) =>
      forms.has(formId),
    );
    if (record === undefined) continue;
    const when = record.on === null ? '' : ` on ${dayText(record.on)}`;
    const detail = `${text(name)}${when} is recorded in this visit. Nothing was changed. Take that milestone back first.`;
    throw new Problem('milestone.already-reached', detail, { formId: record.formId });
  }
}

/** Refuses a booking nobody can mean or keep, and any day before the participant was born or any trial began. */
export function refuseDay(
  loaded: LoadedParticipant,
  visit: StoredVisit,
  act: VisitAct,
  today: CalendarDay,
): void {
  if (!('on' in act) || act.on === null) return;
  const on = requireCalendarDay(act.on);
  if (act.kind === 'occur') requireLikely(tooLongAgo(on, today), 'occurred');
  if (act.kind === 'book') {
    requireLikely(tooFarAhead(on, today), 'booked');
    requireContact(loaded, on, today, 'visit.not-applicable');
    requireAfterDoseBefore(loaded, visit, on, 'visit.not-applicable');
  }
  requireAlive(loaded.row.summary?.yearOfBirth, act.on, act.kind === 'book' ? 'booked' : 'occurred');
}

/** Booking, missing and skipping are for visits still to come; what happened may always be recorded. */
export function refuseClosed(loaded: LoadedParticipant, visit: StoredVisit, act: VisitAct): void {
  const { row } = loaded;
  const planned = row.planned.find(({ visitId }) => visitId === visit.id);
  const occurred = planned?.occurred ?? null;
  if (act.kind === 'occur' || act.kind === 'unmiss' || act.kind === 'unskip') return;
  if (occurred !== null) {
    const detail = `This visit took place on ${dayText(occurred)}. Nothing was changed. Correct its visit form instead.`;
    throw new Problem('visit.already-occurred', detail);
  }
  if (planned === undefined || planned.status === 'not-applicable') throw new Problem('visit.not-applicable');
  if (act.kind === 'miss' || act.kind === 'skip') refuseMilestone(loaded, visit);
  if (act.kind === 'book' && act.on !== null && planned.status === 'skipped') {
    const detail = `${planned.name} is skipped. Nothing was changed. Take “skipped” back before you book it.`;
    throw new Problem('visit.not-applicable', detail);
  }
}
