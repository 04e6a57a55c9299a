import { Injectable } from '@nestjs/common';
import { addDays } from '@lutetia/shared/calendar/calendar-day';
import { isGranted } from '@lutetia/shared/contract/access';
import type { CalendarFeedOpenedView, CalendarFeedView } from '@lutetia/shared/contract/views/calendar';
import { v7 as uuidv7 } from 'uuid';
import { securityEventValues, type SecurityEventKind } from '../../platform/access/security-log.js';
import { LOG_SECURITY_EVENT } from '../../platform/access/access.queries.js';
import { hashToken, newToken } from '../../platform/access/session-cookie.js';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { isUuid } from '../../platform/http/is-uuid.js';
import { Problem } from '../../platform/http/problem.js';
import { calendarDocument } from './calendar-document.js';
import {
  CALENDAR_VISITS,
  FEEDS_OF_PERSON,
  OPEN_FEED,
  READER_OF_FEED,
  REVOKE_FEED,
  type CalendarVisit,
  type FeedReader,
  type FeedRow,
} from './calendar.queries.js';

/** Days of the past and of the future that a calendar holds. */
const DAYS_BACK = 60;
const DAYS_AHEAD = 400;

/** Calendars that a person subscribes to by an address nobody can guess. */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The caller's own feeds of a study; addresses are shown once, when a feed is made. */
  async list(context: AccessContext): Promise<CalendarFeedView[]> {
    const rows = await this.transactions.statement<FeedRow & Record<string, unknown>>(FEEDS_OF_PERSON, [
      context.personId,
      context.studyId,
    ]);
    return rows.map(feedView);
  }

  /** @throws Problem `site.not-found` for a site the caller does not see */
  async open(context: AccessContext, site: string): Promise<CalendarFeedOpenedView> {
    const token = newToken();
    const id = uuidv7();
    const { personId, studyId, sites } = context;
    const made = await this.transactions.write(context, async (tx) => {
      const params = [id, personId, studyId, site, hashToken(token), sites === '*' ? null : sites];
      const [row] = await tx.named<FeedRow & Record<string, unknown>>(OPEN_FEED, params);
      if (row === undefined) throw new Problem('site.not-found');
      await logFeed(tx, context, 'calendar-feed.opened', { feed: id, site });
      return row;
    });
    return { ...feedView(made), address: `/api/calendars/${token}.ics` };
  }

  /** Ends a feed at once. @throws Problem `calendar-feed.not-found` when it is none of the caller's */
  async revoke(context: AccessContext, id: string): Promise<void> {
    if (!isUuid(id)) throw new Problem('calendar-feed.not-found');
    await this.transactions.write(context, async (tx) => {
      const revoked = await tx.named(REVOKE_FEED, [id, context.personId, context.studyId]);
      if (revoked.length === 0) throw new Problem('calendar-feed.not-found');
      await logFeed(tx, context, 'calendar-feed.revoked', { feed: id });
    });
  }

  /**
   * The calendar behind an address, with what its person may see today.
   *
   * @throws Problem `calendar-feed.not-found` for an unknown or revoked address, or when the person no longer belongs there
   */
  async read(token: string, requestId: string | null, origin: string | null): Promise<string> {
    const [reader] = await this.transactions.statement<FeedReader & Record<string, unknown>>(READER_OF_FEED, [
      hashToken(token),
    ]);
    const role = reader?.roles.find((candidate) => isGranted([candidate], 'worklist.read'));
    if (reader === undefined || role === undefined) throw new Problem('calendar-feed.not-found');
    const { personId, studyId, siteId, timeZone } = reader;
    const context = { personId, role, studyId, sites: [siteId], requestId, origin, reason: null };
    const today = this.clock.todayIn(timeZone);
    const visits = await this.transactions.read(context, (tx) =>
      tx.named<CalendarVisit & Record<string, unknown>>(CALENDAR_VISITS, [
        addDays(today, -DAYS_BACK),
        addDays(today, DAYS_AHEAD),
      ]),
    );
    return calendarDocument(`${reader.studyName} ${reader.site}`, visits);
  }
}

function feedView({ id, site, createdAt, lastReadAt }: FeedRow): CalendarFeedView {
  return {
    id,
    site,
    createdAt: createdAt.toISOString(),
    lastReadAt: lastReadAt === null ? null : lastReadAt.toISOString(),
  };
}

async function logFeed(
  tx: Tx,
  { personId, origin, requestId }: AccessContext,
  kind: SecurityEventKind,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  await tx.named(
    LOG_SECURITY_EVENT,
    securityEventValues({ kind, personId, address: origin, requestId, details }),
  );
}
