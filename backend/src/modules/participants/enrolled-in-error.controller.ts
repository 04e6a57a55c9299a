import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { EnrolledInErrorRequest } from '@lutetia/shared/contract/requests/participants';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import type { EnrolledInErrorView } from '@lutetia/shared/contract/views/moves';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { EnrolledInErrorService } from './enrolled-in-error.service.js';

@Controller('participants/:id/enrolled-in-error')
export class EnrolledInErrorController {
  constructor(private readonly errors: EnrolledInErrorService) {}

  @Post()
  @HttpCode(200)
  @Allow('participant.enrolled-in-error')
  @Documented({
    summary: 'Mark a participant as enrolled in error: nothing is planned any more, nothing is removed',
    body: EnrolledInErrorRequest,
    query: PreviewQuery,
    answers: 'EnrolledInErrorView',
    problems: ['participant.has-data', 'participant.enrolled-in-error'],
  })
  mark(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: EnrolledInErrorRequest,
  ): Promise<EnrolledInErrorView> {
    return this.errors.mark(context, id, request, preview === 'true');
  }

  @Post('taking-back')
  @HttpCode(200)
  @Allow('participant.enrolled-in-error')
  @Documented({
    summary: 'Take back that a participant was enrolled in error: the plan stands as before',
    body: EnrolledInErrorRequest,
    query: PreviewQuery,
    answers: 'EnrolledInErrorView',
    problems: ['participant.not-enrolled-in-error', 'participant.not-rescreenable'],
  })
  takeBack(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: EnrolledInErrorRequest,
  ): Promise<EnrolledInErrorView> {
    return this.errors.takeBack(context, id, request, preview === 'true');
  }
}
