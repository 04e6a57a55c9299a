import { Injectable } from '@nestjs/common';
import type { ResultsWaitingView } from '@lutetia/shared/contract/views/laboratories';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { splitList } from '../../platform/http/cursor.js';
import { RESULTS_WAITING } from './laboratories.queries.js';

/** Abnormal results nobody has judged yet. */
@Injectable()
export class ResultsWaitingService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * How many wait, and with whom.
   *
   * @param site - codes or ids of sites with commas between; left out for all in sight
   */
  list(context: AccessContext, site: string | undefined): Promise<ResultsWaitingView> {
    return this.transactions.read(context, async (tx) => {
      const [row] = await tx.named<ResultsWaitingView & Record<string, unknown>>(RESULTS_WAITING, [
        context.studyId,
        splitList(site),
      ]);
      return row ?? { count: 0, items: [] };
    });
  }
}
