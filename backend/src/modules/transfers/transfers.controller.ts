import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { PreviewQuery, TransferParticipantRequest } from '@lutetia/shared/contract/requests/schedule';
import type { TransferView } from '@lutetia/shared/contract/views/moves';
import type { CollectedView } from '@lutetia/shared/contract/views/participants';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { CollectedService } from './collected.service.js';
import { TransfersService } from './transfers.service.js';

@Controller('participants/:id')
export class TransfersController {
  constructor(
    private readonly transfers: TransfersService,
    private readonly collected: CollectedService,
  ) {}

  @Get('collected')
  @Allow('form.read')
  @Documented({
    summary: 'The completed forms of a participant in the caller’s sight, also after a transfer',
    answers: 'CollectedView',
  })
  collectedAt(@Access() context: AccessContext, @Param('id') id: string): Promise<CollectedView> {
    return this.collected.get(context, id);
  }

  @Post('transfers')
  @HttpCode(200)
  @Allow('participant.transfer')
  @Documented({
    summary: 'Transfer a participant to another site of the study',
    body: TransferParticipantRequest,
    query: PreviewQuery,
    answers: 'TransferView',
    problems: ['site.not-found', 'transfer.not-possible', 'date.in-future', 'form.change-id-reused'],
  })
  transfer(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: TransferParticipantRequest,
  ): Promise<TransferView> {
    return this.transfers.transfer(context, id, request, preview === 'true');
  }
}
