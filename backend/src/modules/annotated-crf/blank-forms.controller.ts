import { Controller, Get, Param } from '@nestjs/common';
import type { BlankFormView } from '@lutetia/shared/contract/views/blank-forms';
import { preferredUnitsOf, visitsAskingFor } from '@lutetia/shared/study/blank-form';
import { text } from '@lutetia/shared/study/words';
import { Access, Allow } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Problem } from '../../platform/http/problem.js';
import { Documented } from '../../platform/openapi/documented.js';
import { AmendmentsService } from '../amendments/amendments.service.js';

@Controller('studies/:study/versions/:version/forms/:form')
export class BlankFormsController {
  constructor(private readonly amendments: AmendmentsService) {}

  @Get()
  @Allow('study.read')
  @Documented({
    summary:
      'One form of a version, empty: its definition, the visits that ask for it, the units offered first',
    answers: 'BlankFormView',
    problems: ['study.version-not-found', 'form.not-found'],
  })
  async get(
    @Access() context: AccessContext,
    @Param('study') study: string,
    @Param('version') version: string,
    @Param('form') code: string,
  ): Promise<BlankFormView> {
    const { definition, forms } = await this.amendments.published(context, version);
    const form = Object.hasOwn(forms, code) ? forms[code] : undefined;
    if (form === undefined) throw new Problem('form.not-found', `Version ${version} has no form ${code}.`);
    return {
      study,
      version,
      code,
      name: text(form.name),
      definition: form,
      visits: visitsAskingFor(definition, code),
      preferredUnits: preferredUnitsOf(definition, form),
    };
  }
}
