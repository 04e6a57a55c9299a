import { Injectable } from '@nestjs/common';
import type { SiteView } from '@lutetia/shared/contract/views/studies';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { SITES_OF_STUDY, type SiteRow } from './sites.queries.js';

/** The sites of a study that a caller may see. */
@Injectable()
export class SitesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Sites in order of their code, each with its own calendar day now. */
  async list(context: AccessContext): Promise<SiteView[]> {
    const rows = await this.transactions.statement<SiteRow>(SITES_OF_STUDY, [
      context.studyId,
      context.sites === '*' ? null : context.sites,
    ]);
    return rows.map((row) => ({ ...row, today: this.clock.todayIn(row.timeZone) }));
  }
}
