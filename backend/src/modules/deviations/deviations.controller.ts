import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { SiteQuery } from '@lutetia/shared/contract/requests/calendar';
import {
  AcknowledgeDeviationRequest,
  DeviationListQuery,
} from '@lutetia/shared/contract/requests/deviations';
import type {
  DeviationListView,
  DeviationsWaitingView,
  DeviationView,
} from '@lutetia/shared/contract/views/deviations';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { DeviationsService } from './deviations.service.js';

@Controller()
export class DeviationsController {
  constructor(private readonly deviations: DeviationsService) {}

  @Get('participants/:id/deviations')
  @Allow('deviation.read')
  @Documented({ summary: 'Deviations of the participant’s course', answers: 'DeviationView[]' })
  list(@Access() context: AccessContext, @Param('id') id: string): Promise<DeviationView[]> {
    return this.deviations.list(context, id);
  }

  @Get('studies/:study/deviations')
  @Allow('deviation.read')
  @Documented({
    summary: 'The deviation log of the study, the latest found first',
    query: DeviationListQuery,
    answers: 'DeviationListView',
  })
  log(@Access() context: AccessContext, @Query() query: DeviationListQuery): Promise<DeviationListView> {
    return this.deviations.log(context, query);
  }

  @Get('studies/:study/deviations/waiting')
  @Allow('deviation.read')
  @Documented({
    summary: 'How many open deviations the investigator has not acknowledged as they stand',
    query: SiteQuery,
    answers: 'DeviationsWaitingView',
  })
  waiting(@Access() context: AccessContext, @Query() { site }: SiteQuery): Promise<DeviationsWaitingView> {
    return this.deviations.waiting(context, site);
  }

  @Post('participants/:id/deviations/:deviation/acknowledgement')
  @HttpCode(200)
  @Allow('deviation.acknowledge')
  @Documented({
    summary: 'Note that the investigator knows of a deviation, and what was made of it',
    body: AcknowledgeDeviationRequest,
    answers: 'DeviationView',
    problems: ['deviation.not-found', 'deviation.stale'],
  })
  acknowledge(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Param('deviation', ParseUUIDPipe) deviation: string,
    @Body() request: AcknowledgeDeviationRequest,
  ): Promise<DeviationView> {
    return this.deviations.acknowledge(context, id, deviation, request);
  }
}
