import { Controller, Get, Param, Query } from '@nestjs/common';
import { SiteQuery } from '@lutetia/shared/contract/requests/calendar';
import { WorklistQuery } from '@lutetia/shared/contract/requests/worklist';
import type { PressingView, WorklistView } from '@lutetia/shared/contract/views/worklist';
import type { Actor } from '../../platform/access/actor.js';
import { Access, Allow, CurrentActor } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { PressingService } from './pressing.service.js';
import { WorklistService } from './worklist.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller('studies/:study/worklist')
export class WorklistController {
  constructor(
    private readonly worklist: WorklistService,
    private readonly pressing: PressingService,
  ) {}

  @Get()
  @Allow('worklist.read')
  @Documented({
    summary: 'What is overdue, due, begun and soon',
    query: WorklistQuery,
    answers: 'WorklistView',
  })
  list(
    @Access() context: AccessContext,
    @Param('study') study: string,
    @Query() query: WorklistQuery,
  ): Promise<WorklistView> {
    return this.worklist.list(context, study, query);
  }

  @Get('pressing')
  @Allow('worklist.read')
  @Documented({
    summary:
      'What comes before all visits: deaths to record, and the serious events to review and decisions on doses that are the caller’s to make',
    query: SiteQuery,
    answers: 'PressingView',
  })
  listPressing(
    @CurrentActor() actor: Actor,
    @Access() context: AccessContext,
    @Param('study') study: string,
    @Query() { site }: SiteQuery,
  ): Promise<PressingView> {
    return this.pressing.list(actor, context, study, site);
  }
}
