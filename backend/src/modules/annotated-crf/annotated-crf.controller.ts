import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { AnnotatedCrfQuery } from '@lutetia/shared/contract/requests/amendments';
import { annotatedCasebook } from '@lutetia/shared/study/annotated-casebook';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { AmendmentsService } from '../amendments/amendments.service.js';
import { casebookDocument } from './casebook-document.js';

@Controller('studies/:study/versions/:version/annotated-crf.pdf')
export class AnnotatedCrfController {
  constructor(private readonly amendments: AmendmentsService) {}

  @Get()
  @Allow('study.read')
  @Header('cache-control', 'private, no-store')
  @Documented({
    summary: 'Every form of a version, empty, annotated with the names its values are stored under',
    query: AnnotatedCrfQuery,
    answers: 'string',
    media: 'application/pdf',
    problems: ['study.version-not-found'],
  })
  async print(
    @Access() context: AccessContext,
    @Param('study') study: string,
    @Param('version') version: string,
    @Query() { language = 'en' }: AnnotatedCrfQuery,
  ): Promise<StreamableFile> {
    const published = await this.amendments.published(context, version);
    const pdf = await casebookDocument({
      study: published.definition.name,
      version,
      language,
      forms: annotatedCasebook(published, language),
    });
    const name = `${study}-${version}-annotated-crf.pdf`;
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${name}"` });
  }
}
