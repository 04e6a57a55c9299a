import { Controller, Get } from '@nestjs/common';
import type { SiteView } from '@lutetia/shared/contract/views';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { SitesService } from './sites.service.js';

@Controller('studies/:study/sites')
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Get()
  @Allow('study.read')
  list(@Access() context: AccessContext): Promise<SiteView[]> {
    return this.sites.list(context);
  }
}
