import { Controller, Get, Param, Query } from '@nestjs/common';
import { SiteQuery } from '@lutetia/shared/contract/requests/calendar';
import { WorklistQuery } from '@lutetia/shared/contract/requests/worklist';
import type { DeathsToRecordView, WorklistView } from '@lutetia/shared/contract/views/worklist';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { DeathsToRecordService } from './deaths-to-record.service.js';
import { WorklistService } from './worklist.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller('studies/:study/worklist')
export class WorklistController {
  constructor(
    private readonly worklist: WorklistService,
    private readonly deaths: DeathsToRecordService,
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
    @Query() { site }: SiteQuery,
  ): Promise<DeathsToRecordView> {
    return this.deaths.list(context, site);
  }
}
