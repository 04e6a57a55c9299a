import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  RecordMilestoneRequest,
  PreviewQuery,
  TakeBackMilestoneRequest,
} from '@lutetia/shared/contract/requests/schedule';
import type { MilestoneView, MovesView } from '@lutetia/shared/contract/views/moves';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { MilestoneTakingBackService } from './milestone-taking-back.service.js';
import { MilestonesService } from './milestones.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller('participants/:id/milestones')
export class MilestonesController {
  constructor(
    private readonly milestones: MilestonesService,
    private readonly takingBack: MilestoneTakingBackService,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('milestone.record')
  @Documented({
    summary: 'Record a milestone',
    body: RecordMilestoneRequest,
    query: PreviewQuery,
    answers: 'MilestoneView',
    problems: [
      'milestone.unknown-kind',
      'milestone.already-reached',
      'milestone.no-visit',
      'milestone.incomplete',
      'date.in-future',
      'form.unknown-item',
      'form.invalid-value',
    ],
  })
  record(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: RecordMilestoneRequest,
  ): Promise<MilestoneView> {
    return this.milestones.record(context, id, request, preview === 'true');
  }

  @Post('taking-back')
  @HttpCode(200)
  @Allow('milestone.record')
  @Documented({
    summary: 'Take back a milestone that was recorded by mistake: its form becomes a draft again',
    body: TakeBackMilestoneRequest,
    query: PreviewQuery,
    answers: 'MovesView',
    problems: ['form.not-found', 'milestone.not-reached', 'participant.has-data'],
  })
  takeBack(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: TakeBackMilestoneRequest,
  ): Promise<MovesView> {
    return this.takingBack.takeBack(context, id, request, preview === 'true');
  }
}
