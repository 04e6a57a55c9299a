import { Injectable } from '@nestjs/common';
import type { AdministrationView } from '@lutetia/shared/contract/views/administrations';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { ADMINISTRATIONS, type AdministrationRow } from './administrations.queries.js';

/** Doses a participant was given, in order of giving. */
@Injectable()
export class AdministrationsService {
  constructor(private readonly transactions: Transactions) {}

  async list(context: AccessContext, participantId: string): Promise<AdministrationView[]> {
    const rows = await this.transactions.read(context, (tx) =>
      tx.named<AdministrationRow & Record<string, unknown>>(ADMINISTRATIONS, [participantId]),
    );
    return rows.map((row) => ({ ...row, startedAt: row.startedAt?.toISOString() ?? null }));
  }
}
