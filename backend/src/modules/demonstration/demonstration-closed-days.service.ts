import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SiteCalendarsService } from '../site-calendars/site-calendars.service.js';
import type { Recorder } from './course-living.service.js';
import { closedOn } from './known-closures.js';

/** Closes hospitals of the demonstration on weekdays and holidays, and plans what is to come there by them. */
@Injectable()
export class DemonstrationClosedDays {
  constructor(
    private readonly calendars: SiteCalendarsService,
    private readonly clock: Clock,
  ) {}

  /** Once: a calendar that somebody has set since is left as it is. */
  async set(site: string, weekdays: readonly number[], { context, timeZone }: Recorder): Promise<void> {
    const { version } = await this.calendars.get(context, site);
    if (version > 0) return;
    const { closedWeekdays, closures, rule } = closedOn(weekdays, this.clock.todayIn(timeZone));
    const reason = 'Days the department is closed.';
    const request = { closedWeekdays: [...closedWeekdays], closures, rule, reason };
    await this.calendars.set(context, site, request, version, false);
  }
}
