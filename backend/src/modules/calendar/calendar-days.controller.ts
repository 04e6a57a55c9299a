import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  AdministrationsAheadQuery,
  CalendarQuery,
  SiteQuery,
} from '@lutetia/shared/contract/requests/calendar';
import type {
  AdministrationAheadView,
  CalendarView,
  EnrolmentLogView,
} from '@lutetia/shared/contract/views/calendar';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { CalendarDaysService } from './calendar-days.service.js';

@Controller('studies/:study')
export class CalendarDaysController {
  constructor(private readonly days: CalendarDaysService) {}

  @Get('calendar')
  @Allow('worklist.read')
  @Documented({
    summary: 'Visits by day, those done and those planned',
    query: CalendarQuery,
    answers: 'CalendarView',
  })
  visits(
    @Access() context: AccessContext,
    @Param('study') study: string,
    @Query() query: CalendarQuery,
  ): Promise<CalendarView> {
    return this.days.visits(context, study, query);
  }

  @Get('administrations-ahead')
  @Allow('worklist.read')
  @Documented({
    summary: 'Doses still to be given, with the activity to order and the decisions taken',
    query: AdministrationsAheadQuery,
    answers: 'AdministrationAheadView[]',
  })
  administrationsAhead(
    @Access() context: AccessContext,
    @Param('study') study: string,
    @Query() query: AdministrationsAheadQuery,
  ): Promise<AdministrationAheadView[]> {
    return this.days.administrationsAhead(context, study, query);
  }

  @Get('enrolment-log')
  @Allow('participant.read')
  @Documented({
    summary: 'Screening and enrolment log: everybody screened and what became of them',
    query: SiteQuery,
    answers: 'EnrolmentLogView',
  })
  enrolmentLog(
    @Access() context: AccessContext,
    @Param('study') study: string,
    @Query() query: SiteQuery,
  ): Promise<EnrolmentLogView> {
    return this.days.enrolmentLog(context, study, query);
  }
}
