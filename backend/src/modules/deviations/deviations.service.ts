import { Injectable } from '@nestjs/common';
import type {
  AcknowledgeDeviationRequest,
  DeviationListQuery,
} from '@lutetia/shared/contract/requests/deviations';
import type {
  DeviationListView,
  DeviationsWaitingView,
  DeviationView,
} from '@lutetia/shared/contract/views/deviations';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { pageOf, readIdCursor, splitList } from '../../platform/http/cursor.js';
import { changeOf, once } from '../../platform/http/answered-changes.js';
import { Problem } from '../../platform/http/problem.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import {
  ACKNOWLEDGE,
  DEVIATION,
  DEVIATION_LOG,
  DEVIATIONS,
  DEVIATIONS_WAITING,
  type DeviationRow,
  type LoggedDeviationRow,
} from './deviations.queries.js';

const PAGE = 50;

/** What differs from the protocol, as the planning found it. */
@Injectable()
export class DeviationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
  ) {}

  /** All of one participant. */
  async list(context: AccessContext, participantId: string): Promise<DeviationView[]> {
    const rows = await this.transactions.read(context, (tx) =>
      tx.named<DeviationRow & Record<string, unknown>>(DEVIATIONS, [participantId]),
    );
    return rows.map(deviationView);
  }

  /**
   * Notes that the investigator knows of a deviation and what was made of it; saying it again replaces the words,
   * and sending the same again under its change id says nothing new.
   *
   * @throws Problem `deviation.not-found` where the participant has no such open deviation, `deviation.stale` where it says
   * something else by now, `form.change-id-reused`
   */
  acknowledge(
    context: AccessContext,
    participantId: string,
    deviationId: string,
    request: AcknowledgeDeviationRequest,
  ): Promise<DeviationView> {
    const { comment, sentence } = request;
    const change = changeOf('acknowledge a deviation', { participantId, deviationId }, request);
    return this.transactions.write({ ...context, reason: comment }, (tx) =>
      once(tx, context, change, async () => {
        const siteId = await this.schedules.lock(tx, participantId, 'deviation.not-found');
        const params = [participantId, deviationId, context.personId, comment];
        const [found] = await tx.named<{ sentence: string }>(ACKNOWLEDGE, params);
        // Nobody acknowledges what they have not read: taken back with the transaction.
        if (found !== undefined && sentence !== undefined && sentence !== found.sentence)
          throw new Problem('deviation.stale');
        const [row] = await tx.named<DeviationRow & Record<string, unknown>>(DEVIATION, [deviationId]);
        if (siteId === null || found === undefined || row === undefined)
          throw new Problem('deviation.not-found');
        return { siteId, answer: deviationView(row) };
      }),
    );
  }

  /**
   * How many wait for the investigator: open, and not acknowledged as they stand.
   *
   * @param site - codes of sites with commas between; left out for all in sight
   */
  waiting(context: AccessContext, site?: string): Promise<DeviationsWaitingView> {
    return this.transactions.read(context, async (tx) => {
      const [row] = await tx.named<{ count: number }>(DEVIATIONS_WAITING, [splitList(site)]);
      return { count: row?.count ?? 0 };
    });
  }

  /** A page of all in the study at the caller's sites. */
  async log(context: AccessContext, query: DeviationListQuery): Promise<DeviationListView> {
    const limit = query.limit ?? PAGE;
    const rows = await this.transactions.read(context, (tx) =>
      tx.named<LoggedDeviationRow & Record<string, unknown>>(DEVIATION_LOG, [
        splitList(query.site),
        query.state ?? null,
        readFlag(query.important),
        readFlag(query.acknowledged),
        readIdCursor(query.cursor),
        limit + 1,
      ]),
    );
    const { page, nextCursor } = pageOf(rows, limit, ({ id }) => id);
    return {
      items: page.map(({ participantId, number, site, ...row }) => ({
        ...deviationView(row),
        participantId,
        number,
        site,
      })),
      nextCursor,
      total: rows[0]?.total ?? 0,
    };
  }
}

/** A query's `true` or `false`; null where it does not ask. */
function readFlag(text: string | undefined): boolean | null {
  return text === undefined ? null : text === 'true';
}

/** A row for the reader: what was acknowledged of something that changed since stands apart from what holds. */
function deviationView(row: DeviationRow): DeviationView {
  const { id, kind, visitId, visitName, on, days, important, sentence, state } = row;
  const { acknowledgedAt, acknowledgedBy, acknowledgement, acknowledgedSentence } = row;
  const at = acknowledgedAt?.toISOString() ?? null;
  const holds = acknowledgedSentence === null;
  return {
    id,
    kind,
    visitId,
    visitName,
    on,
    days,
    important,
    sentence,
    state,
    recordedAt: row.recordedAt.toISOString(),
    acknowledgedAt: holds ? at : null,
    acknowledgedBy: holds ? acknowledgedBy : null,
    acknowledgement: holds ? acknowledgement : null,
    before:
      acknowledgedSentence === null || at === null
        ? null
        : { sentence: acknowledgedSentence, at, by: acknowledgedBy, comment: acknowledgement ?? '' },
  };
}
