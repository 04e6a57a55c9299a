import { Injectable } from '@nestjs/common';
import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { AddVisitRequest, UpdateVisitRequest } from '@lutetia/shared/contract/requests/visits';
import type { VisitUpdatedView } from '@lutetia/shared/contract/views/moves';
import { tooFarAhead, tooLongAgo } from '@lutetia/shared/schedule/unlikely-days';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { actOnce, changeOf } from '../../platform/http/answered-changes.js';
import { Problem } from '../../platform/http/problem.js';
import { blankTotal } from '../studies/study-library.service.js';
import { INSERT_FORM } from '../forms/form-save.queries.js';
import { FormWriter } from '../forms/form-writer.service.js';
import type { LoadedParticipant, StoredForm, StoredVisit } from '../schedule/stored-participant.queries.js';
import { requireAlive } from '../../platform/http/require-alive.js';
import { requireLikely } from '../../platform/http/require-likely.js';
import { requirePast } from '../../platform/http/require-past.js';
import { movesView, requireContact, ScheduleService } from '../schedule/schedule.service.js';
import { scheduleItemOf } from '../schedule/schedule.view.js';
import { visitAct, visitAfter, type VisitAct } from './visit-decision.js';
import { refuseClosed, refuseDay } from './visit-refusals.js';
import {
  INSERT_UNSCHEDULED_VISIT,
  PARTICIPANT_OF_VISIT,
  UPDATE_VISIT,
  visitValues,
} from './visits.queries.js';

/** Books, records, misses and skips visits. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly forms: FormWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Does one act on a visit. What happened is kept whatever the plan said; only the future is refused. Sent again it is
   * answered and not done twice, whichever version the visit has by then.
   *
   * @param version - version of the visit the caller saw
   */
  update(
    context: AccessContext,
    visitId: string,
    version: number,
    request: UpdateVisitRequest,
    preview = false,
  ): Promise<VisitUpdatedView> {
    const act = visitAct(request, preview);
    const withReason = { ...context, reason: request.reason ?? null };
    const change = changeOf('act on a visit', { visitId }, request);
    return this.transactions.act(withReason, preview, (tx) =>
      actOnce(tx, context, change, preview, async () => {
        const { loaded, visit } = await this.take(tx, visitId);
        if (visit.version !== version)
          throw new Problem('visit.stale', undefined, { version: visit.version });
        const today = this.clock.todayIn(loaded.row.timeZone);
        refuseClosed(loaded, visit, act);
        refuseDay(loaded, visit, act, today);
        if (act.kind === 'occur') await this.occur(tx, withReason, loaded, visit, act);
        else await tx.named(UPDATE_VISIT, visitValues(visitAfter(visit, act, today)));
        return { siteId: loaded.row.siteId, answer: await this.answer(tx, loaded, visitId, preview) };
      }),
    );
  }

  /**
   * Writes into the caller's transaction that a visit took place. The caller holds the participant, and plans anew.
   *
   * @param context - with the reason, where there is one
   */
  async occur(
    tx: Tx,
    context: AccessContext,
    loaded: LoadedParticipant,
    visit: StoredVisit,
    act: Extract<VisitAct, { kind: 'occur' }>,
  ): Promise<void> {
    // The form first: a save takes the form's row and then the trail, and whoever takes them the other way round may
    // wait for it for ever.
    await this.recordDay(tx, context, loaded, visit, act);
    const today = this.clock.todayIn(loaded.row.timeZone);
    await tx.named(UPDATE_VISIT, visitValues(visitAfter(visit, act, today)));
  }

  /**
   * Adds a visit the protocol did not plan, on a day that may lie ahead. Sent again it is answered and not added twice.
   *
   * @throws Problem `participant.not-found`, `form.change-id-reused` where the id stands for another visit
   */
  add(
    context: AccessContext,
    participantId: string,
    request: AddVisitRequest,
    preview = false,
  ): Promise<VisitUpdatedView> {
    const change = changeOf('add a visit', { participantId }, request);
    return this.transactions.act({ ...context, reason: request.reason }, preview, (tx) =>
      actOnce(tx, context, change, preview, async () => {
        const loaded = await this.schedules.take(tx, participantId);
        const { row, live } = loaded;
        requireAlive(row.summary?.yearOfBirth, request.on, 'on');
        const on = requireCalendarDay(request.on);
        const today = this.clock.todayIn(row.timeZone);
        requireLikely(tooFarAhead(on, today) ?? tooLongAgo(on, today), 'on');
        if (on > today) requireContact(loaded, on, today, 'visit.not-applicable');
        const slot = live.study.slots.find(({ definition }) => definition.kind === 'unscheduled');
        if (slot === undefined)
          throw new Problem('visit.not-applicable', 'The protocol has no unscheduled visits.');
        const id = await this.insert(tx, loaded, slot.code, request);
        return { siteId: row.siteId, answer: await this.answer(tx, loaded, id, preview) };
      }),
    );
  }

  private async insert(
    tx: Tx,
    { row }: LoadedParticipant,
    code: string,
    { on, reason }: AddVisitRequest,
  ): Promise<string> {
    const taken = row.visits.filter((visit) => visit.code === code).map(({ repetition }) => repetition);
    const repetition = Math.max(0, ...taken) + 1;
    const id = uuidv7();
    const values = [id, row.studyId, row.siteId, row.id, code, repetition, on, reason];
    await tx.named(INSERT_UNSCHEDULED_VISIT, values);
    return id;
  }

  private async take(tx: Tx, visitId: string): Promise<{ loaded: LoadedParticipant; visit: StoredVisit }> {
    const [owner] = await tx.named<{ participantId: string }>(PARTICIPANT_OF_VISIT, [visitId]);
    if (owner === undefined) throw new Problem('visit.not-found');
    const loaded = await this.schedules.take(tx, owner.participantId, 'visit.not-found');
    const visit = loaded.row.visits.find(({ id }) => id === visitId);
    if (visit === undefined) throw new Problem('visit.not-found');
    return { loaded, visit };
  }

  /** Writes the visit's day, place and mode into its visit form and completes it. */
  private async recordDay(
    tx: Tx,
    context: AccessContext,
    loaded: LoadedParticipant,
    visit: StoredVisit,
    act: Extract<VisitAct, { kind: 'occur' }>,
  ): Promise<void> {
    const { row, live } = loaded;
    const today = this.clock.todayIn(row.timeZone);
    requirePast(act.on, today, 'occurred');
    const role = live.study.definition.roles.visit;
    const values = {
      [role.day]: { v: act.on },
      ...(act.place === null ? {} : { [role.place]: { v: act.place } }),
      ...(act.mode === null ? {} : { [role.mode]: { v: act.mode } }),
    };
    await this.forms.write(tx, context, live, {
      form: await this.visitForm(tx, loaded, visit),
      participant: row,
      values,
      today,
      visitDay: requireCalendarDay(act.on),
      completion: { code: 'form.not-completable', needed: new Set([role.day]) },
    });
  }

  /** The visit's own form; a visit that asks for none gets one when it is recorded by hand. */
  private async visitForm(tx: Tx, { row, live }: LoadedParticipant, visit: StoredVisit): Promise<StoredForm> {
    const code = live.study.definition.roles.visit.form;
    const found = row.forms.find((form) => form.visitId === visit.id && form.code === code);
    if (found !== undefined) return found;
    const id = uuidv7();
    const total = blankTotal(live, code);
    await tx.named(INSERT_FORM, [id, row.studyId, row.siteId, row.id, visit.id, code, 1, total]);
    return {
      id,
      visitId: visit.id,
      code,
      repetition: 1,
      state: 'not-started',
      values: {},
      version: 0,
      studyVersionId: null,
      answered: 0,
      total,
    };
  }

  private async answer(
    tx: Tx,
    loaded: LoadedParticipant,
    visitId: string,
    preview: boolean,
  ): Promise<VisitUpdatedView> {
    const replanning = await this.schedules.replanTaken(tx, loaded);
    const today = this.clock.todayIn(loaded.row.timeZone);
    return { ...scheduleItemOf(replanning.loaded, visitId, today), ...movesView(replanning, preview) };
  }
}
