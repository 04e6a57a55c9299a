import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import { CheckStudyRequest, LoadStudyRequest } from '@lutetia/shared/contract/requests/study-definitions';
import type { StudyCheckView, StudyLoadingView } from '@lutetia/shared/contract/views/study-definitions';
import type { StudySummaryView, StudyView } from '@lutetia/shared/contract/views/studies';
import type { Actor } from '../../platform/access/actor.js';
import { Access, Allow, CurrentActor } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { StudiesService } from './studies.service.js';
import { StudyPublication } from './study-publication.service.js';

@Controller('studies')
export class StudiesController {
  constructor(
    private readonly studies: StudiesService,
    private readonly publication: StudyPublication,
  ) {}

  @Get()
  @Allow('study.read')
  @Documented({ summary: 'The studies you take part in', answers: 'StudySummaryView[]' })
  list(@CurrentActor() actor: Actor): Promise<StudySummaryView[]> {
    return this.studies.list(actor);
  }

  @Get(':study')
  @Allow('study.read')
  @Documented({
    summary: 'One study: arms, milestones, columns of its visit matrix, forms',
    answers: 'StudyView',
    problems: ['study.not-found'],
  })
  get(@CurrentActor() actor: Actor, @Param('study') study: string): Promise<StudyView> {
    return this.studies.get(actor, study);
  }

  @Post('check')
  @HttpCode(200)
  @Allow('study.publish')
  @Documented({
    summary: 'Every fault of a study definition, each with its place; stores nothing',
    body: CheckStudyRequest,
    answers: 'StudyCheckView',
  })
  check(@Body() request: CheckStudyRequest): Promise<StudyCheckView> {
    return this.publication.check(request);
  }

  @Post()
  @HttpCode(200)
  @Allow('study.publish')
  @Documented({
    summary: 'Publish a study or a new version of one, all or nothing',
    body: LoadStudyRequest,
    query: PreviewQuery,
    answers: 'StudyLoadingView',
    problems: ['study.refused', 'study.version-published'],
  })
  load(
    @CurrentActor() actor: Actor,
    @Access() access: AccessContext,
    @Query() { preview }: PreviewQuery,
    @Body() request: LoadStudyRequest,
  ): Promise<StudyLoadingView> {
    return this.publication.load(request, actor, access, preview === 'true');
  }
}
