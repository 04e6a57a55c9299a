import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { SiteQuery } from '@lutetia/shared/contract/requests/calendar';
import { ImportResultsRequest } from '@lutetia/shared/contract/requests/laboratories';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import type { ResultImportView, ResultsWaitingView } from '@lutetia/shared/contract/views/laboratories';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { ResultsWaitingService } from './results-waiting.service.js';
import { ResultsService } from './results.service.js';

@Controller('studies/:study')
export class ResultsController {
  constructor(
    private readonly results: ResultsService,
    private readonly waiting: ResultsWaitingService,
  ) {}

  @Get('laboratory-results/waiting')
  @Allow('worklist.read')
  @Documented({
    summary: 'Abnormal results of completed forms that wait for the investigator, by participant',
    query: SiteQuery,
    answers: 'ResultsWaitingView',
  })
  list(@Access() context: AccessContext, @Query() { site }: SiteQuery): Promise<ResultsWaitingView> {
    return this.waiting.list(context, site);
  }

  @Post('sites/:site/laboratory-results')
  @HttpCode(200)
  @Allow('form.enter')
  @Documented({
    summary: 'Enter a file of laboratory results into the forms of their days, whole or not at all',
    body: ImportResultsRequest,
    query: PreviewQuery,
    answers: 'ResultImportView',
    problems: ['site.not-found', 'laboratory.results-refused', 'form.stale', 'form.change-id-reused'],
  })
  import(
    @Access() context: AccessContext,
    @Param('site') site: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: ImportResultsRequest,
  ): Promise<ResultImportView> {
    return this.results.import(context, site, request, preview === 'true');
  }
}
