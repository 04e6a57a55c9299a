import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ImportResultsRequest } from '@lutetia/shared/contract/requests/laboratories';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import type { ResultImportView } from '@lutetia/shared/contract/views/laboratories';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { ResultsService } from './results.service.js';

@Controller('studies/:study/sites/:site/laboratory-results')
export class ResultsController {
  constructor(private readonly results: ResultsService) {}

  @Post()
  @HttpCode(200)
  @Allow('form.enter')
  @Documented({
    summary: 'Enter a file of laboratory results into the forms of their days, whole or not at all',
    body: ImportResultsRequest,
    query: PreviewQuery,
    answers: 'ResultImportView',
    problems: ['site.not-found', 'laboratory.results-refused', 'form.stale'],
  })
  import(
    @Access() context: AccessContext,
    @Param('site') site: string,
    @Query() { preview }: PreviewQuery,
    @Body() { csv }: ImportResultsRequest,
  ): Promise<ResultImportView> {
    return this.results.import(context, site, csv, preview === 'true');
  }
}
