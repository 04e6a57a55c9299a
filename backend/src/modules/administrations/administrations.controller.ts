import { Controller, Get, Param } from '@nestjs/common';
import type { AdministrationView } from '@lutetia/shared/contract/views/administrations';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { AdministrationsService } from './administrations.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller('participants/:id/administrations')
export class AdministrationsController {
  constructor(private readonly administrations: AdministrationsService) {}

  @Get()
  @Allow('participant.read')
  @Documented({ summary: 'Doses the participant was given', answers: 'AdministrationView[]' })
  list(@Access() context: AccessContext, @Param('id') id: string): Promise<AdministrationView[]> {
    return this.administrations.list(context, id);
  }
}
