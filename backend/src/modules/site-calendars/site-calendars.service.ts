import { Injectable } from '@nestjs/common';
import { requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { SiteCalendarRequest } from '@lutetia/shared/contract/requests/site-calendars';
import type { SiteCalendarChangeView, SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import type { ScheduleMove, SiteCalendar } from '@lutetia/shared/schedule/types';
import { v7 as uuidv7 } from 'uuid';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { changeOf, once, type Answered } from '../../platform/http/answered-changes.js';
import { Problem } from '../../platform/http/problem.js';
import { ForesightService } from '../schedule/foresight.service.js';
import { ScheduleService } from '../schedule/schedule.service.js';
import {
  PARTICIPANTS_OF_SITE,
  SITE_CALENDAR,
  WRITE_SITE_CALENDAR,
  type SiteCalendarRow,
} from './site-calendars.queries.js';

/** A site's closed days. Changing them plans everybody there anew, so it is an act with a preview. */
@Injectable()
export class SiteCalendarsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly foresight: ForesightService,
  ) {}

  /** @throws Problem `site.not-found` */
  get(context: AccessContext, site: string): Promise<SiteCalendarView> {
    return this.transactions.read(context, async (tx) =>
      calendarView(await requireCalendar(tx, context, site)),
    );
  }

  /**
   * Says which days a site is closed, and plans its participants by it, all in one transaction. Sent again it is answered
   * and not done twice, whichever version the calendar has by then.
   *
   * @param version - the version the caller saw
   * @throws Problem `site.not-found`, `site.calendar-stale`, `form.change-id-reused`
   */
  set(
    context: AccessContext,
    site: string,
    request: SiteCalendarRequest,
    version: number,
    preview: boolean,
  ): Promise<SiteCalendarChangeView> {
    const wanted = calendarOf(request);
    const withReason = { ...context, reason: request.reason };
    if (preview)
      return this.transactions.read(context, (tx) => this.foresee(tx, context, site, wanted, version));
    const change = changeOf('close days', { study: context.studyId ?? '', site }, request);
    return this.transactions.write(withReason, (tx) =>
      once(tx, context, change, () => this.write(tx, context, site, wanted, version)),
    );
  }

  private async write(
    tx: Tx,
    context: AccessContext,
    site: string,
    wanted: SiteCalendar,
    version: number,
  ): Promise<Answered<SiteCalendarChangeView>> {
    await this.schedules.lockSites(tx, context, [site]);
    const found = await requireCalendar(tx, context, site);
    const params = [
      uuidv7(),
      context.studyId,
      found.siteId,
      wanted.closedWeekdays,
      JSON.stringify(wanted.closures),
      wanted.rule,
      version,
    ];
    const [written] = await tx.named<{ version: number }>(WRITE_SITE_CALENDAR, params);
    if (written === undefined) throw stale(found);
    const participants = await everybodyAt(tx, found.siteId, async (id) => {
      // Who was transferred since the site's participants were read goes by another site's days.
      if ((await this.schedules.lock(tx, id, null)) !== found.siteId) return [];
      return (await this.schedules.replan(tx, id)).moves;
    });
    const calendar = { site: found.site, ...wanted, version: written.version };
    return { siteId: found.siteId, answer: { preview: false, calendar, participants } };
  }

  /** The same as a preview, for which nobody waits. */
  private async foresee(
    tx: Tx,
    context: AccessContext,
    site: string,
    wanted: SiteCalendar,
    version: number,
  ): Promise<SiteCalendarChangeView> {
    const found = await requireCalendar(tx, context, site);
    if (found.version !== version) throw stale(found);
    const participants = await everybodyAt(tx, found.siteId, async (id) => {
      const planning = await this.foresight.foresee(tx, id, found.siteId, { calendar: wanted });
      return planning?.moves ?? [];
    });
    return { preview: true, calendar: { site: found.site, ...wanted, version: version + 1 }, participants };
  }
}

/** Those whose plan changes, with what moves. */
async function everybodyAt(
  tx: Tx,
  siteId: string,
  plan: (id: string) => Promise<readonly ScheduleMove[]>,
): Promise<SiteCalendarChangeView['participants']> {
  const enrolled = await tx.named<{ id: string; number: string }>(PARTICIPANTS_OF_SITE, [siteId]);
  const moved: SiteCalendarChangeView['participants'][number][] = [];
  for (const { id, number } of enrolled) {
    const changed = (await plan(id)).filter(({ effect }) => effect !== 'stays');
    if (changed.length > 0) moved.push({ id, number, moves: changed });
  }
  return moved;
}

function stale({ version }: SiteCalendarRow): Problem {
  return new Problem('site.calendar-stale', undefined, { version });
}

async function requireCalendar(tx: Tx, context: AccessContext, site: string): Promise<SiteCalendarRow> {
  const { studyId, sites } = context;
  const params = [studyId, site, sites === '*' ? null : sites];
  const [row] = await tx.named<SiteCalendarRow & Record<string, unknown>>(SITE_CALENDAR, params);
  if (row === undefined) throw new Problem('site.not-found');
  return row;
}

function calendarOf({ closedWeekdays, closures, rule }: SiteCalendarRequest): SiteCalendar {
  return {
    closedWeekdays: [...closedWeekdays].sort((a, b) => a - b),
    closures: closures
      .map(({ from, to, reason }) => ({
        from: requireCalendarDay(from),
        to: requireCalendarDay(to),
        reason: reason.trim(),
      }))
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
    rule,
  };
}

function calendarView({ site, closedWeekdays, closures, rule, version }: SiteCalendarRow): SiteCalendarView {
  return { site, closedWeekdays, closures, rule, version };
}
