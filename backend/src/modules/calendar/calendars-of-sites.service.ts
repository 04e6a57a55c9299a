import { Injectable } from '@nestjs/common';
import type { SiteCalendar } from '@lutetia/shared/schedule/types';
import type { NamedStatement } from '../../platform/database/named-statement.js';
import type { Tx } from '../../platform/database/transactions.js';

/** $1 study. Of the sites the caller sees, those that said something. */
const CALENDARS_OF_SITES: NamedStatement = {
  name: 'calendars_of_sites',
  text: `
    select s.code as site, c.closed_weekdays as "closedWeekdays", c.closures, c.rule
    from site_calendar c join site s on s.id = c.site_id where c.study_id = $1`,
};

/** What the sites of a study say of the days they see nobody. */
@Injectable()
export class CalendarsOfSites {
  /** By the site's code; null for one that says nothing. */
  async ofStudy(
    tx: Pick<Tx, 'named'>,
    studyId: string | null,
  ): Promise<(site: string) => SiteCalendar | null> {
    const rows = await tx.named<SiteCalendar & { site: string }>(CALENDARS_OF_SITES, [studyId]);
    const bySite = new Map(rows.map(({ site, ...calendar }) => [site, calendar]));
    return (site) => bySite.get(site) ?? null;
  }
}
