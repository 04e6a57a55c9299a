import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import { doseBudget } from '@lutetia/shared/schedule/dose-budget';
import { deathToRecord } from '@lutetia/shared/schedule/fatal-events';
import { isLastDay, lateDays } from '@lutetia/shared/schedule/late-days';
import { milestoneRecords } from '@lutetia/shared/schedule/milestone-records';
import {
  dayInTrial,
  isTreatmentUnderWay,
  lastDose,
  nextVisit,
  PARTICIPANT_STATUSES,
} from '@lutetia/shared/schedule/participant';
import { visitState } from '@lutetia/shared/schedule/state';
import { treatmentOver } from '@lutetia/shared/schedule/treatment-over';
import type { PlannedVisit } from '@lutetia/shared/schedule/types';
import { text } from '@lutetia/shared/study/words';
import { allocationView } from './allocation.view.js';
import type { LoadedParticipant, StoredForm, StoredPlan } from './stored-participant.queries.js';
import { affirmed } from './withdrawal-words.js';

/** The facts at the top of every participant page. */
export function participantView(loaded: LoadedParticipant, today: CalendarDay): ParticipantView {
  const { row, live, facts } = loaded;
  const { definition } = live.study;
  const plan = { visits: row.planned, deviations: [] };
  const next = nextVisit(plan, today);
  const dose = lastDose(live.study, facts, today);
  const arm = definition.arms.find(({ code }) => code === row.summary?.arm);
  return {
    id: row.id,
    number: row.number,
    study: live.code,
    site: { id: row.siteId, code: row.siteCode, name: row.siteName },
    sex: row.summary?.sex ?? null,
    yearOfBirth: row.summary?.yearOfBirth ?? null,
    arm: arm === undefined ? null : { code: arm.code, name: text(arm.name), shortName: text(arm.shortName) },
    allocation: allocationView(loaded),
    definition: { version: definition.version, since: loaded.versions.at(-1)?.from ?? null },
    status: statusOf(row.summary?.status),
    screeningOn: row.screeningOn,
    dayInTrial: dayInTrial(facts, today),
    lastDose: dose === null ? null : { ...dose, isUnderWay: isTreatmentUnderWay(live.study, facts, plan) },
    doseBudget: doseBudget(live.study, facts, row.planned),
    treatmentOver: treatmentOver(live.study, facts, row.planned),
    deathToRecord: deathToRecord(live.study, facts),
    next: next === null ? null : nextView(row.planned, next, today),
    milestones: definition.milestones.flatMap(({ code, kind, name }) => {
      const reached = row.milestones.find((milestone) => milestone.code === code);
      if (reached === undefined) return [];
      const records = milestoneRecords(live.study, row.forms, row.planned, code).map((record) => ({
        ...record,
        says: kind === 'withdrawal' ? affirmed(live.study, formOf(row.forms, record.formId)) : [],
      }));
      return [{ code, kind, name: text(name), on: reached.on, records }];
    }),
    subStudies: row.summary?.subStudies ?? [],
    rescreens: row.rescreens,
    rescreenedAs:
      row.rescreenedAs === null ? null : { id: row.rescreenedAs.id, number: row.rescreenedAs.number },
    enrolledInError: row.enrolledInError,
    transfers: row.transfers,
    today,
  };
}

function formOf(forms: readonly StoredForm[], formId: string): StoredForm | undefined {
  return forms.find(({ id }) => id === formId);
}

function nextView(
  planned: readonly StoredPlan[],
  next: PlannedVisit,
  today: CalendarDay,
): NonNullable<ParticipantView['next']> {
  const { code, cycle, repetition, name } = next;
  const stored = planned.find(
    (visit) => visit.code === code && visit.cycle === cycle && visit.repetition === repetition,
  );
  if (stored === undefined) throw new Error('the next visit is not in the plan');
  const state = visitState(next, today);
  return {
    visitId: stored.visitId,
    name,
    state,
    on: next.occurred ?? next.planned,
    lateDays: lateDays(state, next, today),
    isLastDay: isLastDay(state, next, today),
  };
}

/** A stored status as the contract knows it. */
export function statusOf(stored: string | undefined): ParticipantView['status'] {
  return PARTICIPANT_STATUSES.find((status) => status === stored) ?? 'screening';
}
