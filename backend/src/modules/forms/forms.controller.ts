import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import {
  AddFormRequest,
  CompleteFormRequest,
  SaveFormRequest,
} from '@lutetia/shared/contract/requests/forms';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import type { FormSavedView, FormView } from '@lutetia/shared/contract/views/forms';
import type { ScheduleFormView } from '@lutetia/shared/contract/views/schedule';
import type { Response } from 'express';
import type { Actor, SelfCheck } from '../../platform/access/actor.js';
import {
  Access,
  Allow,
  CurrentActor,
  SelfCheckInput,
  SelfChecking,
} from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { isUuid } from '../../platform/http/is-uuid.js';
import { Problem } from '../../platform/http/problem.js';
import { readRequest } from '../../platform/http/validation.pipe.js';
import { Documented } from '../../platform/openapi/documented.js';
import { callerIn, callerOf } from './form-caller.js';
import { FormSavingService } from './form-saving.service.js';
import { FormsService } from './forms.service.js';

@Controller()
export class FormsController {
  constructor(
    private readonly forms: FormsService,
    private readonly saving: FormSavingService,
  ) {}

  @Get('forms/:id')
  @Allow('form.read')
  @Documented({ summary: 'One form: definition, values, findings, last values', answers: 'FormView' })
  async get(
    @Access() context: AccessContext,
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FormView> {
    const view = await this.forms.get(context, id, actor.memberships);
    response.setHeader('ETag', `"${view.version}"`);
    return view;
  }

  @Put('forms/:id')
  @SelfChecking('form.enter')
  @Documented({
    summary: 'Save values by path; an acknowledged change counts once',
    body: SaveFormRequest,
    query: PreviewQuery,
    answers: 'FormSavedView',
    versioned: true,
    problems: [
      'form.not-found',
      'form.version-required',
      'form.conflict',
      'form.stale',
      'form.other-version',
      'form.unknown-item',
      'form.invalid-value',
      'form.hidden-item',
      'form.absent-holds-values',
      'form.needed-by-schedule',
      'form.not-completable',
      'form.not-yours-to-complete',
      'form.reason-required',
      'form.change-id-reused',
      'date.in-future',
    ],
  })
  async save(
    @SelfCheckInput() check: SelfCheck,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Query() { preview }: PreviewQuery,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FormSavedView> {
    if (!isUuid(id)) throw new Problem('form.not-found');
    const { version, request } = await this.readSave(check, id, ifMatch, body);
    const view = await this.saving.save(callerOf(check), {
      act: 'save',
      formId: id,
      version,
      changes: request.changes,
      changeId: request.changeId,
      reason: request.reason ?? null,
      formVersion: request.formVersion ?? null,
      preview: preview === 'true',
    });
    response.setHeader('ETag', `"${view.version}"`);
    return view;
  }

  /** Whoever may not enter the form is told so first, whatever else is wrong with the request. */
  private async readSave(
    check: SelfCheck,
    id: string,
    ifMatch: string | undefined,
    body: unknown,
  ): Promise<{ version: number; request: SaveFormRequest }> {
    try {
      const version = requireVersion(ifMatch, 'form.version-required');
      return { version, request: readRequest(SaveFormRequest, body) };
    } catch (problem) {
      await this.saving.requireEntry(callerOf(check), id);
      throw problem;
    }
  }

  @Post('forms/:id/completion')
  @HttpCode(200)
  @Allow('form.enter')
  @Documented({
    summary: 'Mark a form complete',
    body: CompleteFormRequest,
    query: PreviewQuery,
    answers: 'FormSavedView',
    versioned: true,
    problems: [
      'form.version-required',
      'form.conflict',
      'form.stale',
      'form.other-version',
      'form.unknown-item',
      'form.invalid-value',
      'form.hidden-item',
      'form.absent-holds-values',
      'form.needed-by-schedule',
      'form.not-completable',
      'form.already-complete',
      'form.not-yours-to-complete',
      'form.reason-required',
      'form.change-id-reused',
      'date.in-future',
    ],
  })
  async complete(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Query() { preview }: PreviewQuery,
    @Body() request: CompleteFormRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FormSavedView> {
    const view = await this.saving.save(callerIn(context), {
      act: 'complete',
      formId: id,
      version: requireVersion(ifMatch, 'form.version-required'),
      changes: request.changes ?? {},
      changeId: request.changeId,
      reason: request.reason ?? null,
      formVersion: request.formVersion ?? null,
      preview: preview === 'true',
    });
    response.setHeader('ETag', `"${view.version}"`);
    return view;
  }

  @Delete('forms/:id')
  @HttpCode(204)
  @Allow('form.enter')
  @Documented({
    summary: 'Remove a further part of a visit that was opened by mistake and holds nothing',
    answers: null,
    problems: ['form.not-found', 'form.not-removable'],
  })
  remove(@Access() context: AccessContext, @Param('id') id: string): Promise<void> {
    return this.forms.remove(context, id);
  }

  @Post('visits/:id/forms')
  @Allow('form.enter')
  @Documented({
    summary: 'One more instance of a repeating form of a visit',
    body: AddFormRequest,
    query: PreviewQuery,
    answers: 'ScheduleFormView',
    status: 201,
    problems: ['form.not-found', 'form.not-repeating', 'form.change-id-reused'],
  })
  addToVisit(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: AddFormRequest,
  ): Promise<ScheduleFormView> {
    return this.forms.add(context, { visit: id }, request, preview === 'true');
  }

  @Post('participants/:id/forms')
  @Allow('form.enter')
  @Documented({
    summary: 'One more instance of a repeating form of a participant',
    body: AddFormRequest,
    query: PreviewQuery,
    answers: 'ScheduleFormView',
    status: 201,
    problems: ['form.not-found', 'form.not-repeating', 'form.change-id-reused'],
  })
  addToParticipant(
    @Access() context: AccessContext,
    @Param('id') id: string,
    @Query() { preview }: PreviewQuery,
    @Body() request: AddFormRequest,
  ): Promise<ScheduleFormView> {
    return this.forms.add(context, { participant: id }, request, preview === 'true');
  }
}
