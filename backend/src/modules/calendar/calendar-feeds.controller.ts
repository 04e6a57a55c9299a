import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { OpenCalendarFeedRequest } from '@lutetia/shared/contract/requests/calendar';
import type { CalendarFeedOpenedView, CalendarFeedView } from '@lutetia/shared/contract/views/calendar';
import { Access, Allow, Public } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import type { HouseRequest } from '../../platform/http/house-request.js';
import { Documented } from '../../platform/openapi/documented.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';

@Controller()
export class CalendarFeedsController {
  constructor(private readonly feeds: CalendarFeedsService) {}

  @Get('studies/:study/calendar-feeds')
  @Allow('worklist.read')
  @Documented({ summary: 'The calendars you subscribe to', answers: 'CalendarFeedView[]' })
  list(@Access() context: AccessContext): Promise<CalendarFeedView[]> {
    return this.feeds.list(context);
  }

  @Post('studies/:study/calendar-feeds')
  @Allow('worklist.read')
  @Documented({
    summary: 'Make a calendar address of one site; it is shown this once',
    body: OpenCalendarFeedRequest,
    answers: 'CalendarFeedOpenedView',
    status: 201,
    problems: ['site.not-found'],
  })
  open(
    @Access() context: AccessContext,
    @Body() { site }: OpenCalendarFeedRequest,
  ): Promise<CalendarFeedOpenedView> {
    return this.feeds.open(context, site);
  }

  @Delete('studies/:study/calendar-feeds/:feed')
  @HttpCode(204)
  @Allow('worklist.read')
  @Documented({
    summary: 'End a calendar address',
    answers: null,
    problems: ['calendar-feed.not-found'],
  })
  revoke(@Access() context: AccessContext, @Param('feed') feed: string): Promise<void> {
    return this.feeds.revoke(context, feed);
  }

  @Get('calendars/:token.ics')
  @Public()
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('cache-control', 'private, no-store')
  @Documented({
    summary: 'A site’s visits as iCalendar, by its secret address',
    answers: 'string',
    media: 'text/calendar',
    problems: ['calendar-feed.not-found'],
  })
  read(@Param('token') token: string, @Req() request: HouseRequest): Promise<string> {
    return this.feeds.read(token, request.requestId, request.ip ?? null);
  }
}
