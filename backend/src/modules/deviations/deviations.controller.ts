import { Controller, Get, Param } from '@nestjs/common';
import type { DeviationView } from '@lutetia/shared/contract/views';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { DeviationsService } from './deviations.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller('participants/:id/deviations')
export class DeviationsController {
  constructor(private readonly deviations: DeviationsService) {}

  @Get()
  @Allow('deviation.read')
  @Documented({ summary: 'Deviations of the participant’s course', answers: 'DeviationView[]' })
  list(@Access() context: AccessContext, @Param('id') id: string): Promise<DeviationView[]> {
    return this.deviations.list(context, id);
  }
}
