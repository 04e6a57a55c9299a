import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { SiteCalendarsController } from './site-calendars.controller.js';
import { SiteCalendarsService } from './site-calendars.service.js';

@Module({
  imports: [ScheduleModule],
  controllers: [SiteCalendarsController],
  providers: [SiteCalendarsService],
  exports: [SiteCalendarsService],
})
export class SiteCalendarsModule {}
