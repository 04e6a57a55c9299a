import { Body, Controller, Get, Headers, Param, Put, Query, Res } from '@nestjs/common';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import { SiteCalendarRequest } from '@lutetia/shared/contract/requests/site-calendars';
import type { SiteCalendarChangeView, SiteCalendarView } from '@lutetia/shared/contract/views/site-calendars';
import type { Response } from 'express';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { Documented } from '../../platform/openapi/documented.js';
import { SiteCalendarsService } from './site-calendars.service.js';

@Controller('studies/:study/sites/:site/calendar')
export class SiteCalendarsController {
  constructor(private readonly calendars: SiteCalendarsService) {}

  @Get()
  @Allow('study.read')
  @Documented({
    summary: 'A site’s closed days',
    answers: 'SiteCalendarView',
    versioned: true,
    problems: ['site.not-found'],
  })
  async get(
    @Access() context: AccessContext,
    @Param('site') site: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SiteCalendarView> {
    const view = await this.calendars.get(context, site);
    response.setHeader('ETag', `"${view.version}"`);
    return view;
  }

  @Put()
  @Allow('site.calendar')
  @Documented({
    summary: 'Say which days a site is closed, and plan its participants by it',
    body: SiteCalendarRequest,
    query: PreviewQuery,
    answers: 'SiteCalendarChangeView',
    versioned: true,
    problems: ['site.not-found', 'site.calendar-stale', 'site.version-required'],
  })
  async set(
    @Access() context: AccessContext,
    @Param('site') site: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Query() { preview }: PreviewQuery,
    @Body() request: SiteCalendarRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SiteCalendarChangeView> {
    const version = requireVersion(ifMatch, 'site.version-required');
    const view = await this.calendars.set(context, site, request, version, preview === 'true');
    response.setHeader('ETag', `"${view.calendar.version}"`);
    return view;
  }
}
