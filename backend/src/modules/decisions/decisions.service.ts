import { Injectable } from '@nestjs/common';
import type { DecisionsWaitingView } from '@lutetia/shared/contract/views/decisions';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { splitList } from '../../platform/http/cursor.js';
import { DECISIONS_WAITING } from './decisions.queries.js';

/** Decisions on cycles whose act nobody has recorded yet. */
@Injectable()
export class DecisionsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * How many wait, and with whom.
   *
   * @param site - codes or ids of sites with commas between; left out for all in sight
   */
  waiting(context: AccessContext, site: string | undefined): Promise<DecisionsWaitingView> {
    return this.transactions.read(context, async (tx) => {
      const [row] = await tx.named<DecisionsWaitingView & Record<string, unknown>>(DECISIONS_WAITING, [
        context.studyId,
        splitList(site),
      ]);
      return row ?? { count: 0, items: [] };
    });
  }
}
