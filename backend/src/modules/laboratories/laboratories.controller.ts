import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AddLaboratoryRequest } from '@lutetia/shared/contract/requests/laboratories';
import type { LaboratoriesView, LaboratoryView } from '@lutetia/shared/contract/views/laboratories';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { LaboratoriesService } from './laboratories.service.js';

@Controller('studies/:study/sites/:site/laboratories')
export class LaboratoriesController {
  constructor(private readonly laboratories: LaboratoriesService) {}

  @Get()
  @Allow('study.read')
  @Documented({
    summary: 'A site’s laboratories with their reference ranges, past ones too',
    answers: 'LaboratoriesView',
    problems: ['site.not-found'],
  })
  list(
    @Access() context: AccessContext,
    @Param('study') study: string,
    @Param('site') site: string,
  ): Promise<LaboratoriesView> {
    return this.laboratories.list(context, study, site);
  }

  @Post()
  @Allow('laboratory.manage')
  @Documented({
    summary: 'Add a laboratory',
    body: AddLaboratoryRequest,
    answers: 'LaboratoryView',
    status: 201,
    problems: ['site.not-found', 'laboratory.name-taken'],
  })
  add(
    @Access() context: AccessContext,
    @Param('site') site: string,
    @Body() { name }: AddLaboratoryRequest,
  ): Promise<LaboratoryView> {
    return this.laboratories.add(context, site, name);
  }
}
