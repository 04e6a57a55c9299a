import { Controller, Get, Param, Query } from '@nestjs/common';
import { StudyTrailQuery, TrailQuery } from '@lutetia/shared/contract/requests/trail';
import type { StudyTrailView, TrailPersonView, TrailView } from '@lutetia/shared/contract/views/trail';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { AuditTrailService } from './audit-trail.service.js';
import { StudyTrailService } from './study-trail.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller()
export class AuditTrailController {
  constructor(
    private readonly trail: AuditTrailService,
    private readonly studyTrail: StudyTrailService,
  ) {}

  @Get('studies/:study/audit')
  @Allow('trail.read')
  @Documented({
    summary: 'The trail of all participants in the reader’s sight, newest first',
    query: StudyTrailQuery,
    answers: 'StudyTrailView',
  })
  ofStudy(@Access() context: AccessContext, @Query() query: StudyTrailQuery): Promise<StudyTrailView> {
    return this.studyTrail.list(context, query);
  }

  @Get('studies/:study/audit/people')
  @Allow('trail.read')
  @Documented({ summary: 'Who may have written in the trail, by name', answers: 'TrailPersonView[]' })
  people(@Access() context: AccessContext): Promise<TrailPersonView[]> {
    return this.studyTrail.people(context);
  }

  @Get('participants/:id/audit')
  @Allow('trail.read')
  @Documented({ summary: 'The participant’s trail, newest first', query: TrailQuery, answers: 'TrailView' })
  ofParticipant(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() query: TrailQuery,
  ): Promise<TrailView> {
    return this.trail.list(context, id, query);
  }

  @Get('forms/:id/history')
  @Allow('trail.read')
  @Documented({ summary: 'A form’s history', query: TrailQuery, answers: 'TrailView' })
  ofForm(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() query: TrailQuery,
  ): Promise<TrailView> {
    return this.trail.ofForm(context, id, query);
  }
}
