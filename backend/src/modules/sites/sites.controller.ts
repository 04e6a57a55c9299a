import { Controller, Get } from '@nestjs/common';
import type { SiteView } from '@lutetia/shared/contract/views/studies';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { SitesService } from './sites.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller('studies/:study/sites')
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Get()
  @Allow('study.read')
  @Documented({ summary: 'The sites of the study you may see', answers: 'SiteView[]' })
  list(@Access() context: AccessContext): Promise<SiteView[]> {
    return this.sites.list(context);
  }
}
