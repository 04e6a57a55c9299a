import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  DelayVisitRequest,
  PreviewQuery,
  UndoDelayRequest,
} from '@lutetia/shared/contract/requests/schedule';
import type { DelayView, MovesView } from '@lutetia/shared/contract/views/moves';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { DelaysService } from './delays.service.js';
import { Documented } from '../../platform/openapi/documented.js';

@Controller('participants/:id/delays')
export class DelaysController {
  constructor(private readonly delays: DelaysService) {}

  @Post()
  @HttpCode(200)
  @Allow('schedule.delay')
  @Documented({
    summary: 'Move a visit’s planned day',
    body: DelayVisitRequest,
    query: PreviewQuery,
    answers: 'DelayView',
    problems: ['visit.not-found', 'visit.stale', 'delay.not-movable'],
  })
  delay(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: DelayVisitRequest,
  ): Promise<DelayView> {
    return this.delays.delay(context, id, request, preview === 'true');
  }

  @Post('undo')
  @HttpCode(200)
  @Allow('schedule.delay')
  @Documented({
    summary: 'Take a delay back, while nothing that it moved has data',
    body: UndoDelayRequest,
    query: PreviewQuery,
    answers: 'MovesView',
    problems: ['visit.not-found', 'visit.stale', 'delay.not-undoable'],
  })
  undo(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: UndoDelayRequest,
  ): Promise<MovesView> {
    return this.delays.undo(context, id, request, preview === 'true');
  }
}
