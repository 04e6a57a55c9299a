import { Body, Controller, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import { AddVisitRequest, UpdateVisitRequest } from '@lutetia/shared/contract/requests';
import type { Response } from 'express';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { VisitsService, type VisitUpdatedView } from './visits.service.js';

@Controller()
export class VisitsController {
  constructor(private readonly visits: VisitsService) {}

  @Put('visits/:id')
  @Allow('visit.record')
  async update(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Query('preview') preview: string | undefined,
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
  add(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Body() request: AddVisitRequest,
  ): Promise<VisitUpdatedView> {
    return this.visits.add(context, id, request);
  }
}
