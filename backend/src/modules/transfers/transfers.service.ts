import { Injectable } from '@nestjs/common';
import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { TransferParticipantRequest } from '@lutetia/shared/contract/requests/schedule';
import type { TransferView } from '@lutetia/shared/contract/views/moves';
import { dayText } from '@lutetia/shared/forms/display';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { actOnce, changeOf } from '../../platform/http/answered-changes.js';
import { Problem } from '../../platform/http/problem.js';
import { requirePast } from '../../platform/http/require-past.js';
import { reasonOf } from '../../platform/http/require-reason.js';
import type { ScheduleRow } from '../schedule/stored-participant.queries.js';
import { movesView, ScheduleService } from '../schedule/schedule.service.js';
import {
  INSERT_TRANSFER,
  RECEIVING_SITE,
  SITE_NOW,
  TAKE_OVER,
  type ReceivingSite,
  type TakenOver,
} from './transfers.queries.js';

/** Moves participants between the sites of a study; number, history and version of the study stay. */
@Injectable()
export class TransfersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly clock: Clock,
  ) {}

  /**
   * Transfers a participant, or in a preview says what moves: closed days and time zone are the receiving site's from
   * then on. Sent again it is answered and not done twice; of two at once the second is refused.
   *
   * @throws Problem `participant.not-found`, `site.not-found` where the caller does not see the receiving site,
   * `transfer.not-possible` with why, `date.in-future`, `form.change-id-reused` where the id stands for another change
   */
  transfer(
    context: AccessContext,
    participantId: string,
    request: TransferParticipantRequest,
    preview: boolean,
  ): Promise<TransferView> {
    const reason = reasonOf('A transfer', request, preview);
    const change = changeOf('transfer', { participantId }, request);
    return this.transactions.act({ ...context, reason }, preview, (tx) =>
      actOnce(tx, context, change, preview, async () => {
        const from = request.from ?? (await siteNow(tx, participantId));
        await this.schedules.lockSites(tx, context, [request.to]);
        const loaded = await this.schedules.take(tx, participantId);
        const { row } = loaded;
        const on = requireCalendarDay(request.on);
        const to = await receivingSite(tx, context, row, request.to, on);
        requirePast(on, this.clock.todayIn(to.timeZone), 'on');
        requireReachable(row, from, to, on);
        await tx.named(INSERT_TRANSFER, [uuidv7(), row.studyId, to.id, row.siteId, row.id, on, reason]);
        const [taken] = await tx.named<TakenOver & Record<string, unknown>>(TAKE_OVER, [
          row.id,
          to.id,
          row.siteId,
        ]);
        if (taken === undefined) throw new Error(`participant ${row.id} is not in sight`);
        const moves = movesView(await this.schedules.replan(tx, row.id), preview);
        const { visits, formsKept, formsBegun } = taken;
        const { version } = loaded.live.study.definition;
        const answer = {
          ...moves,
          from: row.siteCode,
          to: to.code,
          version,
          visitsTakenOver: visits,
          formsKept,
          formsBegun,
        };
        return { siteId: row.siteId, answer };
      }),
    );
  }
}

async function siteNow(tx: Tx, participantId: string): Promise<string | null> {
  const [site] = await tx.named<{ code: string }>(SITE_NOW, [participantId]);
  return site?.code ?? null;
}

async function receivingSite(
  tx: Tx,
  { sites }: AccessContext,
  { studyId }: ScheduleRow,
  code: string,
  on: string,
): Promise<ReceivingSite> {
  const [site] = await tx.named<ReceivingSite & Record<string, unknown>>(RECEIVING_SITE, [studyId, code, on]);
  if (site === undefined || (sites !== '*' && !sites.includes(site.id))) throw new Problem('site.not-found');
  return site;
}

/** @throws Problem `transfer.not-possible` with why */
function requireReachable(
  { number, siteCode, screeningOn, transfers }: ScheduleRow,
  from: string | null,
  { code }: ReceivingSite,
  on: string,
): void {
  const refuse = (why: string): Problem =>
    new Problem('transfer.not-possible', `${why}. Nothing was changed.`);
  if (from !== siteCode) throw refuse(`${number} was transferred to ${siteCode} meanwhile`);
  if (code === siteCode) throw refuse(`${number} is at ${code} already`);
  if (on < screeningOn) throw refuse(`${number} was screened on ${dayText(screeningOn)}, after this day`);
  const last = transfers.at(-1);
  if (last !== undefined && on < last.on)
    throw refuse(`${number} came to ${siteCode} on ${dayText(last.on)}, after this day`);
}
