import { Injectable } from '@nestjs/common';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { WorklistQuery } from '@lutetia/shared/contract/requests/worklist';
import type { WorklistView } from '@lutetia/shared/contract/views/worklist';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { Clock } from '../../platform/clock/clock.js';
import { callerValues, type AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
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
    const around = await this.around(context, study, row.items);
    return {
      today: days[0] ?? this.clock.todayIn('UTC'),
      items: row.items.map((visit) =>
        worklistItemView(study, around.onDay(visit), {
          ...around.of(visit),
          calendar: row.calendars[visit.site] ?? null,
        }),
      ),
      counts: row.counts,
      nextCursor: nextCursor(row.items, limit, ({ place }) => place),
    };
  }

  /** What stands around each visit, each part asked for only where a visit of the page needs it, in one transaction. */
  private around(
    context: AccessContext,
    study: CompiledStudy,
    visits: readonly WorklistVisit[],
  ): Promise<Around> {
    const given = visits.filter((visit) => visit.occurred !== null && isDoseVisit(study, visit));
    const waiting = visits.filter((visit) => needsOthersFirst(study, visit));
    if (given.length === 0 && waiting.length === 0) return Promise.resolve(NOTHING_AROUND);
    return this.transactions.read(context, async (tx) => {
      const infusions = given.length === 0 ? [] : await infusionDays(tx, given);
      const hindering = waiting.length === 0 ? () => NOT_HINDERED : await hinderingOf(tx, waiting);
      const dayOf = new Map(infusions.map(({ visitId, on }) => [visitId, on]));
      return {
        of: hindering,
        onDay: (visit) => ({ ...visit, occurred: dayOf.get(visit.visitId) ?? visit.occurred }),
      };
    });
  }
}

/** What a page of visits is shown with besides themselves. */
interface Around {
  readonly of: (visit: WorklistVisit) => Hindering;
  /** The same visit; a dose that was given took place on the day of its infusion, which its visit's day may not be. */
  readonly onDay: (visit: WorklistVisit) => WorklistVisit;
}

type Hindering = Omit<AroundVisit, 'calendar'>;

const NOT_HINDERED: Hindering = { before: [], decided: null };
const NOTHING_AROUND: Around = {
  of: () => NOT_HINDERED,
  onDay: (visit) => visit,
};

const idsOf = (visits: readonly WorklistVisit[]): readonly string[] => visits.map(({ visitId }) => visitId);

function infusionDays(
  tx: Tx,
  doses: readonly WorklistVisit[],
): Promise<{ visitId: string; on: CalendarDay }[]> {
  return tx.named(INFUSION_DAYS, [idsOf(doses)]);
}

/** What is still open before each visit, and what was decided on a dose. */
async function hinderingOf(
  tx: Tx,
  visits: readonly WorklistVisit[],
): Promise<(visit: WorklistVisit) => Hindering> {
  const participants = [...new Set(visits.map(({ participantId }) => participantId))];
  const before = await tx.named<{ visitId: string; before: VisitBefore[] }>(OPEN_BEFORE, [idsOf(visits)]);
  const decisions = await tx.named<DecisionWaiting & Record<string, unknown>>(DECISIONS_ON_DOSES, [
    participants,
  ]);
  return (visit) => ({
    before: before.find(({ visitId }) => visitId === visit.visitId)?.before ?? [],
    decided: decidedOn(decisions, visit),
  });
}

/** What was decided on a visit's cycle, or on one before it that ends what follows. */
function decidedOn(decisions: readonly DecisionWaiting[], visit: WorklistVisit): string | null {
  const own = decisions.filter(({ participantId }) => participantId === visit.participantId);
  const decided =
    own.find(({ cycle }) => cycle === visit.cycle) ??
    own.findLast(({ laterCycles }) => laterCycles.includes(visit.cycle));
  return decided?.answer ?? null;
}
