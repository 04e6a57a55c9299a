import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { StudiesModule } from '../studies/studies.module.js';
import { CalendarDaysController } from './calendar-days.controller.js';
import { CalendarDaysService } from './calendar-days.service.js';
import { CalendarFeedsController } from './calendar-feeds.controller.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { CalendarsOfSites } from './calendars-of-sites.service.js';

@Module({
  imports: [ScheduleModule, StudiesModule],
  controllers: [CalendarDaysController, CalendarFeedsController],
  providers: [CalendarDaysService, CalendarFeedsService, CalendarsOfSites],
})
export class CalendarModule {}
