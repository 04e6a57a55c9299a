import { Injectable } from '@nestjs/common';
import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { DelayVisitRequest, UndoDelayRequest } from '@lutetia/shared/contract/requests/schedule';
import type { DelayView, MovesView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleMove } from '@lutetia/shared/schedule/types';
import { previewDelay, undoDelay } from '@lutetia/shared/schedule/delay';
import { putOff, takeDelayBack } from '@lutetia/shared/schedule/visit-day';
import { dayText } from '@lutetia/shared/forms/display';
import { tooFarAhead } from '@lutetia/shared/schedule/unlikely-days';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { actOnce, changeOf, type AskedChange } from '../../platform/http/answered-changes.js';
import { Problem } from '../../platform/http/problem.js';
import { requireAlive } from '../../platform/http/require-alive.js';
import { requireLikely } from '../../platform/http/require-likely.js';
import { reasonOf } from '../../platform/http/require-reason.js';
import {
  decisionsOf,
  withDecisions,
  type LoadedParticipant,
  type StoredVisit,
} from '../schedule/stored-participant.queries.js';
import {
  movesView,
  requireAfterDoseBefore,
  requireContact,
  planningOf,
  ScheduleService,
} from '../schedule/schedule.service.js';
import { UPDATE_VISIT, visitValues } from '../visits/visits.queries.js';

/** Who sends an act, under which id, and whether only to see what it would do. */
interface SentAct {
  readonly context: AccessContext;
  readonly change: AskedChange;
  readonly preview: boolean;
}

/** Moves a visit's planned day; target and window stay what the protocol says. */
@Injectable()
export class DelaysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly clock: Clock,
  ) {}

  /**
   * Delays a visit or brings it forward, or in a preview says what moves, what stays and what expires. Sent again it is
   * answered and not done twice.
   *
   * @throws Problem `visit.not-found`, `visit.stale` where somebody moved it meanwhile, `delay.not-movable` with why,
   * `form.change-id-reused`
   */
  delay(
    context: AccessContext,
    participantId: string,
    request: DelayVisitRequest,
    preview: boolean,
  ): Promise<DelayView> {
    const reason = reasonOf('A delay', request, preview);
    const sent = {
      context: { ...context, reason },
      change: changeOf('delay', { participantId }, request),
      preview,
    };
    return this.act(sent, participantId, async (tx, loaded) => {
      requireAsSeen(loaded, request);
      const visit = requireMovable(loaded, request);
      const to = requireCalendarDay(request.to);
      const decidedOn = this.clock.todayIn(loaded.row.timeZone);
      requireLikely(tooFarAhead(to, decidedOn), 'to');
      requireAlive(loaded.row.summary?.yearOfBirth, to, 'to');
      requireContact(loaded, to, decidedOn, 'delay.not-movable');
      requireAfterDoseBefore(loaded, visit, to, 'delay.not-movable');
      const { plan, records } = planningOf(loaded);
      const delay = { to, reason, decidedOn };
      const { interval, closedDays } = previewDelay(plan, records, { visit, ...delay });
      const moved = withDecisions(visit, putOff(decisionsOf(visit), delay));
      await tx.named(UPDATE_VISIT, visitValues(moved));
      const moves = movesView(await this.schedules.replanTaken(tx, loaded), preview);
      const shown = request.reason === undefined ? withoutReason(moves, visit) : moves;
      return { ...shown, interval, closedDays, bookingGivenUp: visit.bookedOn };
    });
  }

  /**
   * Takes the latest delay back while nothing that it moved has data; the dates stand as if it had never been, with the
   * booking or the delay there was before.
   *
   * @throws Problem `visit.not-found`, `visit.stale` where somebody moved it meanwhile, `delay.not-undoable` with what stands
   * in the way, `form.change-id-reused`
   */
  undo(
    context: AccessContext,
    participantId: string,
    request: UndoDelayRequest,
    preview: boolean,
  ): Promise<MovesView> {
    const { visit: id, reason = 'Delay taken back' } = request;
    const change = changeOf('undo a delay', { participantId }, request);
    return this.act(
      { context: { ...context, reason }, change, preview },
      participantId,
      async (tx, loaded) => {
        const visit = loaded.row.visits.find((candidate) => candidate.id === id);
        if (visit === undefined) throw new Problem('visit.not-found');
        requireAsSeen(loaded, request);
        if (visit.delayTo === null) throw notUndoable('This visit is not delayed');
        const { plan, records } = planningOf(loaded);
        const decision = undoDelay(plan, records, visit);
        if (!decision.allowed) {
          const names = decision.because.map(({ name }) => name).join(', ');
          throw notUndoable(`Since the delay something was recorded for ${names}`);
        }
        const back = withDecisions(visit, takeDelayBack(decisionsOf(visit)));
        await tx.named(UPDATE_VISIT, visitValues(back));
        return movesView(await this.schedules.replanTaken(tx, loaded), preview);
      },
    );
  }

  private act<View extends MovesView>(
    { context, change, preview }: SentAct,
    participantId: string,
    work: (tx: Tx, loaded: LoadedParticipant) => Promise<View>,
  ): Promise<View> {
    return this.transactions.act(context, preview, (tx) =>
      actOnce(tx, context, change, preview, async () => {
        const loaded = await this.schedules.take(tx, participantId);
        return { siteId: loaded.row.siteId, answer: await work(tx, loaded) };
      }),
    );
  }
}

/** What moves, with nothing said of a reason that nobody has written yet. */
function withoutReason(view: MovesView, { code, cycle, repetition }: StoredVisit): MovesView {
  const isOwn = (move: ScheduleMove): boolean =>
    move.code === code && move.cycle === cycle && move.repetition === repetition;
  const words = ({ from, to }: ScheduleMove): string =>
    from !== null && to !== null && to < from ? 'Brought forward' : 'Delayed';
  return { ...view, moves: view.moves.map((move) => (isOwn(move) ? { ...move, why: words(move) } : move)) };
}

function notUndoable(why: string): Problem {
  return new Problem(
    'delay.not-undoable',
    `${why}. Nothing was changed. Delay the visit to another day instead.`,
  );
}

/**
 * Of two who move a visit at once the second decided on a day that no longer stands, and would undo what the first said.
 *
 * @throws Problem `visit.stale`
 */
function requireAsSeen(
  { row }: LoadedParticipant,
  { visit: id, from }: DelayVisitRequest | UndoDelayRequest,
): void {
  const planned = row.planned.find(({ visitId }) => visitId === id);
  if (from !== undefined && planned !== undefined && planned.planned !== from)
    throw new Problem('visit.stale');
}

/** @throws Problem `visit.not-found` or `delay.not-movable` with why */
function requireMovable({ row }: LoadedParticipant, { visit: id, to }: DelayVisitRequest): StoredVisit {
  const visit = row.visits.find((candidate) => candidate.id === id);
  const planned = row.planned.find(({ visitId }) => visitId === id);
  if (visit === undefined || planned === undefined) throw new Problem('visit.not-found');
  if (planned.occurred !== null)
    throw notMovable(`${planned.name} took place on ${dayText(planned.occurred)}`);
  if (planned.status !== 'open' && planned.status !== 'in-progress') {
    throw notMovable(`${planned.name} is ${planned.status.replace('-', ' ')}`);
  }
  if (planned.planned === to) throw notMovable(`${planned.name} is planned for ${dayText(to)} already`);
  return visit;
}

function notMovable(why: string): Problem {
  return new Problem('delay.not-movable', `${why}. Nothing was changed.`);
}
