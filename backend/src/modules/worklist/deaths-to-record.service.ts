import { Injectable } from '@nestjs/common';
import type { DeathsToRecordView } from '@lutetia/shared/contract/views/worklist';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { splitList } from '../../platform/http/cursor.js';
import { StudyLibrary } from '../studies/study-library.service.js';
import { DEATHS_TO_RECORD } from './deaths-to-record.queries.js';

/** Deaths that an adverse event tells of and nobody has recorded. */
@Injectable()
export class DeathsToRecordService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
  ) {}

  /**
   * How many wait, and with whom.
   *
   * @param site - codes or ids of sites with commas between; left out for all in sight
   */
  async list(
    context: AccessContext,
    studyCode: string,
    site: string | undefined,
  ): Promise<DeathsToRecordView> {
    const { definition } = (await this.library.current(studyCode)).study;
    const death = definition.milestones.find(({ kind }) => kind === 'death');
    return this.transactions.read(context, async (tx) => {
      const [row] = await tx.named<DeathsToRecordView & Record<string, unknown>>(DEATHS_TO_RECORD, [
        context.studyId,
        splitList(site),
        death?.form ?? null,
      ]);
      return row ?? { count: 0, items: [] };
    });
  }
}
