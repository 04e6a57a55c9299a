import { Injectable } from '@nestjs/common';
import type { DeviationView } from '@lutetia/shared/contract/views';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DEVIATIONS, type DeviationRow } from './deviations.queries.js';

/** What differs from the protocol in one participant's course, as the planning found it. */
@Injectable()
export class DeviationsService {
  constructor(private readonly transactions: Transactions) {}

  async list(context: AccessContext, participantId: string): Promise<DeviationView[]> {
    const rows = await this.transactions.read(context, (tx) =>
      tx.named<DeviationRow & Record<string, unknown>>(DEVIATIONS, [participantId]),
    );
    return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
  }
}
