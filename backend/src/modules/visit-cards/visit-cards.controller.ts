import { Controller, Get, Header, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { VisitCardQuery } from '@lutetia/shared/contract/requests/calendar';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { VisitCardsService } from './visit-cards.service.js';

@Controller('participants/:id/visit-card.pdf')
export class VisitCardsController {
  constructor(private readonly cards: VisitCardsService) {}

  @Get()
  @Allow('participant.read')
  @Header('cache-control', 'private, no-store')
  @Documented({
    summary:
      'The participant’s next visits on a page to print: number only, no arm; in the language of the site’s country unless another is asked for',
    query: VisitCardQuery,
    answers: 'string',
    media: 'application/pdf',
    problems: ['participant.not-found', 'participant.enrolled-in-error', 'participant.has-died'],
  })
  async print(
    @Access() context: AccessContext,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { language }: VisitCardQuery,
  ): Promise<StreamableFile> {
    const { name, pdf } = await this.cards.print(context, id, language ?? null);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${name}"` });
  }
}
