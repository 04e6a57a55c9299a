import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { ScheduleService } from './schedule.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller('participants/:id/schedule')
export class ScheduleController {
  constructor(private readonly schedules: ScheduleService) {}

  @Get()
  @Allow('participant.read')
  @Documented({ summary: 'A participant’s visits and forms', answers: 'ScheduleView' })
  get(@Access() context: AccessContext, @Param('id', ParseUUIDPipe) id: string): Promise<ScheduleView> {
    return this.schedules.get(context, id);
  }
}
