import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  AddRangeRequest,
  EndRangeRequest,
  ImportRangesRequest,
} from '@lutetia/shared/contract/requests/laboratories';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import type { LaboratoryView, RangeImportView } from '@lutetia/shared/contract/views/laboratories';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { RangesService, type RangePlace } from './ranges.service.js';

@Controller('studies/:study/sites/:site/laboratories/:laboratory/ranges')
export class RangesController {
  constructor(private readonly ranges: RangesService) {}

  @Post()
  @Allow('laboratory.manage')
  @Documented({
    summary: 'Begin a reference range, also in the place of another',
    body: AddRangeRequest,
    answers: 'LaboratoryView',
    status: 201,
    problems: [
      'site.not-found',
      'laboratory.not-found',
      'range.not-found',
      'range.unfit',
      'range.overlapping',
      'range.ended',
    ],
  })
  add(
    @Access() context: AccessContext,
    @Param() place: Record<keyof RangePlace, string>,
    @Body() request: AddRangeRequest,
  ): Promise<LaboratoryView> {
    return this.ranges.add(context, place, request);
  }

  @Post(':range/end')
  @HttpCode(200)
  @Allow('laboratory.manage')
  @Documented({
    summary: 'End a reference range',
    body: EndRangeRequest,
    answers: 'LaboratoryView',
    problems: ['site.not-found', 'laboratory.not-found', 'range.not-found', 'range.ended', 'range.unfit'],
  })
  end(
    @Access() context: AccessContext,
    @Param() place: Record<keyof RangePlace, string>,
    @Param('range') range: string,
    @Body() request: EndRangeRequest,
  ): Promise<LaboratoryView> {
    return this.ranges.end(context, place, range, request);
  }

  @Post('import')
  @HttpCode(200)
  @Allow('laboratory.manage')
  @Documented({
    summary: 'Take a file of reference ranges, whole or not at all',
    body: ImportRangesRequest,
    query: PreviewQuery,
    answers: 'RangeImportView',
    problems: ['site.not-found', 'laboratory.not-found', 'range.import-refused'],
  })
  import(
    @Access() context: AccessContext,
    @Param() place: Record<keyof RangePlace, string>,
    @Query() { preview }: PreviewQuery,
    @Body() { csv }: ImportRangesRequest,
  ): Promise<RangeImportView> {
    return this.ranges.import(context, place, csv, preview === 'true');
  }
}
