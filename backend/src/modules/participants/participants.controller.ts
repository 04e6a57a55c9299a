import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import {
  EnrolParticipantRequest,
  ParticipantListQuery,
} from '@lutetia/shared/contract/requests/participants';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import type { AdverseEventView } from '@lutetia/shared/contract/views/adverse-events';
import type { ParticipantView } from '@lutetia/shared/contract/views/participants';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { ParticipantsService } from './participants.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller()
export class ParticipantsController {
  constructor(private readonly participants: ParticipantsService) {}

  @Get('studies/:study/participants')
  @Header('content-type', 'application/json; charset=utf-8')
  @Allow('participant.read')
  @Documented({
    summary: 'A page of participants with the visit matrix',
    query: ParticipantListQuery,
    answers: 'ParticipantListView',
  })
  list(
    @Access() context: AccessContext,
    @Param('study') study: string,
    @Query() query: ParticipantListQuery,
  ): Promise<string> {
    return this.participants.list(context, study, query);
  }

  @Post('studies/:study/participants')
  @Allow('participant.enrol')
  @Documented({
    summary: 'Begin a participant’s screening',
    body: EnrolParticipantRequest,
    query: PreviewQuery,
    answers: 'ParticipantView',
    status: 201,
    problems: [
      'site.not-found',
      'site.not-active',
      'date.in-future',
      'participant.not-found',
      'participant.not-rescreenable',
      'form.change-id-reused',
    ],
  })
  enrol(
    @Access() context: AccessContext,
    @Query() { preview }: PreviewQuery,
    @Body() request: EnrolParticipantRequest,
  ): Promise<ParticipantView> {
    return this.participants.enrol(context, request, preview === 'true');
  }

  @Get('participants/:id')
  @Allow('participant.read')
  @Documented({ summary: 'One participant', answers: 'ParticipantView' })
  get(@Access() context: AccessContext, @Param('id') id: string): Promise<ParticipantView> {
    return this.participants.get(context, id);
  }

  /** No study asks for questionnaires yet. */
  @Get('participants/:id/questionnaires')
  @Allow('participant.read')
  @Documented({ summary: 'A participant’s questionnaires', answers: 'FormView[]' })
  questionnaires(): readonly never[] {
    return [];
  }

  @Get('participants/:id/adverse-events')
  @Allow('participant.read')
  @Documented({ summary: 'A participant’s adverse events', answers: 'AdverseEventView[]' })
  adverseEvents(
    @Access() context: AccessContext,
    @Param('id') id: string,
  ): Promise<readonly AdverseEventView[]> {
    return this.participants.adverseEvents(context, id);
  }
}
