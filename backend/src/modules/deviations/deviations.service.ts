import { Injectable } from '@nestjs/common';
import type { DeviationListQuery } from '@lutetia/shared/contract/requests/deviations';
import type { DeviationListView, DeviationView } from '@lutetia/shared/contract/views/deviations';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { pageOf, readIdCursor, splitList } from '../../platform/http/cursor.js';
import { Problem } from '../../platform/http/problem.js';
import {
  ACKNOWLEDGE,
  DEVIATION,
  DEVIATION_LOG,
  DEVIATIONS,
  type DeviationRow,
  type LoggedDeviationRow,
} from './deviations.queries.js';

const PAGE = 50;

/** What differs from the protocol, as the planning found it. */
@Injectable()
export class DeviationsService {
  constructor(private readonly transactions: Transactions) {}

  /** All of one participant. */
  async list(context: AccessContext, participantId: string): Promise<DeviationView[]> {
    const rows = await this.transactions.read(context, (tx) =>
      tx.named<DeviationRow & Record<string, unknown>>(DEVIATIONS, [participantId]),
    );
    return rows.map((row) => ({ ...row, ...instantsOf(row) }));
  }

  /**
   * Notes that the investigator knows of a deviation and what was made of it; saying it again replaces the words.
   *
   * @throws Problem `deviation.not-found` where the participant has no such open deviation
   */
  acknowledge(
    context: AccessContext,
    participantId: string,
    deviationId: string,
    comment: string,
  ): Promise<DeviationView> {
    return this.transactions.write({ ...context, reason: comment }, async (tx) => {
      const params = [participantId, deviationId, context.personId, comment];
      const [found] = await tx.named(ACKNOWLEDGE, params);
      const [row] = await tx.named<DeviationRow & Record<string, unknown>>(DEVIATION, [deviationId]);
      if (found === undefined || row === undefined) throw new Problem('deviation.not-found');
      return { ...row, ...instantsOf(row) };
    });
  }

  /** A page of all in the study at the caller's sites. */
  async log(context: AccessContext, query: DeviationListQuery): Promise<DeviationListView> {
    const limit = query.limit ?? PAGE;
    const isImportant = query.important === undefined ? null : query.important === 'true';
    const rows = await this.transactions.read(context, (tx) =>
      tx.named<LoggedDeviationRow & Record<string, unknown>>(DEVIATION_LOG, [
        splitList(query.site),
        query.state ?? null,
        isImportant,
        readIdCursor(query.cursor),
        limit + 1,
      ]),
    );
    const { page, nextCursor } = pageOf(rows, limit, ({ id }) => id);
    return {
      items: page.map(({ total: _total, ...row }) => ({ ...row, ...instantsOf(row) })),
      nextCursor,
      total: rows[0]?.total ?? 0,
    };
  }
}

/** The instants of a row as text; the rest of it is as the view has it. */
function instantsOf({ recordedAt, acknowledgedAt }: Pick<DeviationRow, 'recordedAt' | 'acknowledgedAt'>): {
  readonly recordedAt: string;
  readonly acknowledgedAt: string | null;
} {
  return { recordedAt: recordedAt.toISOString(), acknowledgedAt: acknowledgedAt?.toISOString() ?? null };
}
