import { Controller, Get, Query } from '@nestjs/common';
import { SiteQuery } from '@lutetia/shared/contract/requests/calendar';
import type { DecisionsWaitingView } from '@lutetia/shared/contract/views/decisions';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { DecisionsService } from './decisions.service.js';

@Controller('studies/:study/decisions')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  @Get('waiting')
  @Allow('worklist.read')
  @Documented({
    summary: 'Decisions on cycles whose act is still to be recorded, by participant',
    query: SiteQuery,
    answers: 'DecisionsWaitingView',
  })
  list(@Access() context: AccessContext, @Query() { site }: SiteQuery): Promise<DecisionsWaitingView> {
    return this.decisions.waiting(context, site);
  }
}
