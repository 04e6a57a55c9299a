import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ActivateVersionRequest, VersionDifferenceQuery } from '@lutetia/shared/contract/requests/amendments';
import type {
  ActivationView,
  StudyProtocolView,
  StudyVersionView,
  VersionDifferenceView,
} from '@lutetia/shared/contract/views/amendments';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { ActivationService } from './activation.service.js';
import { AmendmentsService } from './amendments.service.js';

@Controller('studies/:study/versions')
export class AmendmentsController {
  constructor(
    private readonly amendments: AmendmentsService,
    private readonly activations: ActivationService,
  ) {}

  @Get()
  @Allow('study.read')
  @Documented({
    summary: 'The published versions of a study, the newest first',
    answers: 'StudyVersionView[]',
  })
  list(@Access() context: AccessContext): Promise<StudyVersionView[]> {
    return this.amendments.list(context);
  }

  @Get(':version')
  @Allow('study.read')
  @Documented({
    summary: 'One version in names and sentences: arms, visits with timing and window, forms',
    answers: 'StudyProtocolView',
    problems: ['study.version-not-found'],
  })
  protocol(@Access() context: AccessContext, @Param('version') version: string): Promise<StudyProtocolView> {
    return this.amendments.protocol(context, version);
  }

  @Get(':version/difference')
  @Allow('study.read')
  @Documented({
    summary: 'What a version has otherwise than the one before, or than any other',
    query: VersionDifferenceQuery,
    answers: 'VersionDifferenceView',
    problems: ['study.version-not-found'],
  })
  difference(
    @Access() context: AccessContext,
    @Param('version') version: string,
    @Query() { from }: VersionDifferenceQuery,
  ): Promise<VersionDifferenceView> {
    return this.amendments.difference(context, version, from ?? null);
  }

  @Post(':version/activations')
  @HttpCode(200)
  @Allow('study.publish')
  @Documented({
    summary: 'Make a version live at sites from a day, and bring their participants under it',
    body: ActivateVersionRequest,
    query: PreviewQuery,
    answers: 'ActivationView',
    problems: ['study.version-not-found', 'site.not-found', 'study.activation-refused'],
  })
  activate(
    @Access() context: AccessContext,
    @Param('version') version: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: ActivateVersionRequest,
  ): Promise<ActivationView> {
    return this.activations.activate(context, version, request, preview === 'true');
  }
}
