import { Injectable } from '@nestjs/common';
import type { DelayVisitRequest } from '@lutetia/shared/contract/requests/schedule';
import type { MovesView } from '@lutetia/shared/contract/views/moves';
import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import type { LoadedParticipant } from '../schedule/schedule.queries.js';
import type { StoredVisit } from '../schedule/schedule.queries.js';
import { movesView, ScheduleService } from '../schedule/schedule.service.js';
import { UPDATE_VISIT, visitValues } from '../visits/visits.queries.js';

/** Stands in a preview's sentences while nobody has written why; a preview is rolled back. */
const NO_REASON_YET = 'reason not written yet';

/** Moves a visit's planned day; target and window stay what the protocol says. */
@Injectable()
export class DelaysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly clock: Clock,
  ) {}

  /** Delays a visit, or in a preview says what moves, what stays and what expires. */
  delay(
    context: AccessContext,
    participantId: string,
    request: DelayVisitRequest,
    preview: boolean,
  ): Promise<MovesView> {
    const reason = preview ? (request.reason ?? NO_REASON_YET) : requireReason(request);
    const withReason = { ...context, reason };
    const work = async (tx: Tx): Promise<MovesView> => {
      await this.schedules.lock(tx, participantId);
      const loaded = await this.schedules.load(tx, participantId);
      if (loaded === null) throw new Problem('participant.not-found');
      const visit = requireMovable(loaded, request);
      const moved: StoredVisit = {
        ...visit,
        bookedOn: null,
        delayTo: requireCalendarDay(request.to),
        delayReason: reason,
        delayDecidedOn: this.clock.todayIn(loaded.row.timeZone),
      };
      await tx.named(UPDATE_VISIT, visitValues(moved));
      return movesView(await this.schedules.replan(tx, participantId), preview);
    };
    return this.transactions.act(withReason, preview, work);
  }
}

/** @throws Problem `request.invalid`: only a preview goes without */
function requireReason({ reason }: DelayVisitRequest): string {
  if (reason !== undefined) return reason;
  const detail = 'A delay needs its reason. Nothing was changed. Write the reason and send again.';
  throw new Problem('request.invalid', detail, {
    errors: [{ path: 'reason', message: 'reason should not be empty' }],
  });
}

/** @throws Problem `visit.not-found` or `delay.not-movable` with why */
function requireMovable({ row }: LoadedParticipant, { visit: id, to }: DelayVisitRequest): StoredVisit {
  const visit = row.visits.find((candidate) => candidate.id === id);
  const planned = row.planned.find(({ visitId }) => visitId === id);
  if (visit === undefined || planned === undefined) throw new Problem('visit.not-found');
  if (planned.occurred !== null) throw notMovable(`${planned.name} took place on ${planned.occurred}`);
  if (planned.status !== 'open' && planned.status !== 'in-progress') {
    throw notMovable(`${planned.name} is ${planned.status.replace('-', ' ')}`);
  }
  if (planned.planned === to) throw notMovable(`${planned.name} is planned for ${to} already`);
  return visit;
}

function notMovable(why: string): Problem {
  return new Problem('delay.not-movable', `${why}. Nothing was changed.`);
}
