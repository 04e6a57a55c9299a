import { Controller, Get, Param, Query } from '@nestjs/common';
import { SiteQuery } from '@lutetia/shared/contract/requests/calendar';
import { WorklistQuery } from '@lutetia/shared/contract/requests/worklist';
import type {
  DeathsToRecordView,
  DecisionsToMakeView,
  WorklistView,
} from '@lutetia/shared/contract/views/worklist';
import type { Actor } from '../../platform/access/actor.js';
import { Access, Allow, CurrentActor } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { DeathsToRecordService } from './deaths-to-record.service.js';
import { DecisionsToMakeService } from './decisions-to-make.service.js';
import { WorklistService } from './worklist.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller('studies/:study/worklist')
export class WorklistController {
  constructor(
    private readonly worklist: WorklistService,
    private readonly deaths: DeathsToRecordService,
    private readonly decisions: DecisionsToMakeService,
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

  @Get('deaths-to-record')
  @Allow('worklist.read')
  @Documented({
    summary: 'Participants with a fatal adverse event whose death is not recorded',
    query: SiteQuery,
    answers: 'DeathsToRecordView',
  })
  deathsToRecord(
    @Access() context: AccessContext,
    @Param('study') study: string,
    @Query() { site }: SiteQuery,
  ): Promise<DeathsToRecordView> {
    return this.deaths.list(context, study, site);
  }

  @Get('decisions-to-make')
  @Allow('worklist.read')
  @Documented({
    summary: 'Decisions on doses at hand that the caller may take and nobody has taken yet',
    query: SiteQuery,
    answers: 'DecisionsToMakeView',
  })
  decisionsToMake(
    @CurrentActor() actor: Actor,
    @Access() context: AccessContext,
    @Param('study') study: string,
    @Query() { site }: SiteQuery,
  ): Promise<DecisionsToMakeView> {
    return this.decisions.list(actor, context, study, site);
  }
}
