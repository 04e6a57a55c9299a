import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { RecordMilestoneRequest } from '@lutetia/shared/contract/requests';
import type { MovesView } from '@lutetia/shared/contract/views';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { MilestonesService } from './milestones.service.js';

@Controller('participants/:id/milestones')
export class MilestonesController {
  constructor(private readonly milestones: MilestonesService) {}

  @Post()
  @HttpCode(200)
  @Allow('milestone.record')
  record(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query('preview') preview: string | undefined,
    @Body() request: RecordMilestoneRequest,
  ): Promise<MovesView> {
    return this.milestones.record(context, id, request, preview === 'true');
  }
}
