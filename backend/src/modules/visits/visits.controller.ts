import { Body, Controller, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import { AddVisitRequest, UpdateVisitRequest } from '@lutetia/shared/contract/requests/visits';
import type { VisitUpdatedView } from '@lutetia/shared/contract/views/moves';
import type { Response } from 'express';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { VisitsService } from './visits.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller()
export class VisitsController {
  constructor(private readonly visits: VisitsService) {}

  @Put('visits/:id')
  @Allow('visit.record')
  @Documented({
    summary: 'Book, record, miss or skip a visit',
    body: UpdateVisitRequest,
    query: PreviewQuery,
    answers: 'VisitUpdatedView',
    versioned: true,
    problems: [
      'visit.stale',
      'visit.version-required',
      'visit.already-occurred',
      'visit.not-applicable',
      'milestone.already-reached',
      'date.in-future',
      'form.invalid-value',
      'form.reason-required',
    ],
  })
  async update(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Query() { preview }: PreviewQuery,
    @Body() request: UpdateVisitRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VisitUpdatedView> {
    const version = requireVersion(ifMatch, 'visit.version-required');
    const view = await this.visits.update(context, id, version, request, preview === 'true');
    response.setHeader('ETag', `"${view.version}"`);
    return view;
  }

  @Post('participants/:id/visits')
  @Allow('visit.record')
  @Documented({
    summary: 'Add an unscheduled visit',
    body: AddVisitRequest,
    query: PreviewQuery,
    answers: 'VisitUpdatedView',
    status: 201,
    problems: ['visit.not-applicable'],
  })
  add(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: AddVisitRequest,
  ): Promise<VisitUpdatedView> {
    return this.visits.add(context, id, request, preview === 'true');
  }
}
