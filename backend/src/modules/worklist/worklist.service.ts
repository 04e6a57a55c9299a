import { Injectable } from '@nestjs/common';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { WorklistQuery } from '@lutetia/shared/contract/requests/worklist';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { Clock } from '../../platform/clock/clock.js';
import { callerValues, type AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { nextCursor, readPlaceCursor, splitList } from '../../platform/http/cursor.js';
import { isDoseVisit } from '../schedule/schedule.view.js';
import { localDays, StudyLibrary } from '../studies/study-library.service.js';
import {
  DECISIONS_ON_DOSES,
  INFUSION_DAYS,
  OPEN_BEFORE,
  WORKLIST,
  WORKLIST_PLACE,
  type DecisionWaiting,
  type VisitBefore,
  type WorklistRow,
  type WorklistVisit,
} from './worklist.queries.js';
import { needsOthersFirst, worklistItemView, type AroundVisit } from './worklist.view.js';

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
    const around = await this.around(
      context,
      row.items.filter((visit) => needsOthersFirst(study, visit)),
    );
    const items = await this.withInfusionDays(context, study, row.items);
    return {
      today: days[0] ?? this.clock.todayIn('UTC'),
      items: items.map((visit) => worklistItemView(study, visit, around(visit))),
      counts: row.counts,
      nextCursor: nextCursor(row.items, limit, ({ place }) => place),
    };
  }

  /** A dose that was given took place on the day of its infusion, which its visit's day may not be. */
  private async withInfusionDays(
    context: AccessContext,
    study: CompiledStudy,
    visits: readonly WorklistVisit[],
  ): Promise<readonly WorklistVisit[]> {
    const doses = visits.filter((visit) => visit.occurred !== null && isDoseVisit(study, visit));
    if (doses.length === 0) return visits;
    const days = await this.transactions.read(context, (tx) =>
      tx.named<{ visitId: string; on: CalendarDay }>(INFUSION_DAYS, [doses.map(({ visitId }) => visitId)]),
    );
    const given = new Map(days.map(({ visitId, on }) => [visitId, on]));
    return visits.map((visit) => ({ ...visit, occurred: given.get(visit.visitId) ?? visit.occurred }));
  }

  /** What is still open before each visit, and what was decided on a dose; asked only where it hinders somebody. */
  private async around(
    context: AccessContext,
    visits: readonly WorklistVisit[],
  ): Promise<(visit: WorklistVisit) => AroundVisit> {
    if (visits.length === 0) return () => NOTHING_AROUND;
    const participants = [...new Set(visits.map(({ participantId }) => participantId))];
    const { before, decisions } = await this.transactions.read(context, async (tx) => ({
      before: await tx.named<{ visitId: string; before: VisitBefore[] }>(OPEN_BEFORE, [
        visits.map(({ visitId }) => visitId),
      ]),
      decisions: await tx.named<DecisionWaiting & Record<string, unknown>>(DECISIONS_ON_DOSES, [
        participants,
      ]),
    }));
    return (visit) => ({
      before: before.find(({ visitId }) => visitId === visit.visitId)?.before ?? [],
      decided: decidedOn(decisions, visit),
    });
  }
}

/** What was decided on a visit's cycle, or on one before it that ends what follows. */
function decidedOn(decisions: readonly DecisionWaiting[], visit: WorklistVisit): string | null {
  const own = decisions.filter(({ participantId }) => participantId === visit.participantId);
  const decided =
    own.find(({ cycle }) => cycle === visit.cycle) ??
    own.findLast(({ laterCycles }) => laterCycles.includes(visit.cycle));
  return decided?.answer ?? null;
}

const NOTHING_AROUND: AroundVisit = { before: [], decided: null };
