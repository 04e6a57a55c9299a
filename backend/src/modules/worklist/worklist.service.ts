import { Injectable } from '@nestjs/common';
import type { WorklistQuery } from '@lutetia/shared/contract/requests/worklist';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import { Clock } from '../../platform/clock/clock.js';
import { callerValues, type AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { nextCursor, readPlaceCursor, splitList } from '../../platform/http/cursor.js';
import { localDays, StudyLibrary } from '../studies/study-library.service.js';
import {
  OPEN_BEFORE,
  WORKLIST,
  WORKLIST_PLACE,
  type VisitBefore,
  type WorklistRow,
  type WorklistVisit,
} from './worklist.queries.js';
import { needsOthersFirst, worklistItemView } from './worklist.view.js';

const PAGE = 50;

/** What is to be done: overdue, due, begun and soon. */
@Injectable()
export class WorklistService {
  constructor(
    private readonly transactions: Transactions,
    private readonly library: StudyLibrary,
    private readonly clock: Clock,
  ) {}

  /** A page of the worklist with the count of every group under the same filters. */
  async list(context: AccessContext, studyCode: string, query: WorklistQuery): Promise<WorklistView> {
    const { study } = await this.library.current(studyCode);
    const { zones, days } = localDays(study, this.clock);
    const limit = query.limit ?? PAGE;
    const [row] = await this.transactions.statement<WorklistRow & Record<string, unknown>>(WORKLIST, [
      ...callerValues(context),
      zones,
      days,
      query.until ?? null,
      splitList(query.site),
      splitList(query.state),
      query.group ?? null,
      readPlaceCursor(query.cursor, WORKLIST_PLACE),
      limit,
    ]);
    if (row === undefined) throw new Error('the worklist answered nothing');
    const before = await this.openBefore(
      context,
      row.items.filter((visit) => needsOthersFirst(study, visit)),
    );
    return {
      today: days[0] ?? this.clock.todayIn('UTC'),
      items: row.items.map((visit) => worklistItemView(study, visit, before.get(visit.visitId) ?? [])),
      counts: row.counts,
      nextCursor: nextCursor(row.items, limit, ({ place }) => place),
    };
  }

  /** What is still open before each visit; asked only where somebody must not begin without it. */
  private async openBefore(
    context: AccessContext,
    visits: readonly WorklistVisit[],
  ): Promise<ReadonlyMap<string, readonly VisitBefore[]>> {
    if (visits.length === 0) return new Map();
    const rows = await this.transactions.read(context, (tx) =>
      tx.named<{ visitId: string; before: VisitBefore[] }>(OPEN_BEFORE, [
        visits.map(({ visitId }) => visitId),
      ]),
    );
    return new Map(rows.map(({ visitId, before }) => [visitId, before]));
  }
}
