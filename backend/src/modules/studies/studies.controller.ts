import { Controller, Get, Param } from '@nestjs/common';
import type { StudySummaryView, StudyView } from '@lutetia/shared/contract/views';
import type { Actor } from '../../platform/access/actor.js';
import { Allow, CurrentActor } from '../../platform/access/decorators.js';
import { StudiesService } from './studies.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller('studies')
export class StudiesController {
  constructor(private readonly studies: StudiesService) {}

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
}
