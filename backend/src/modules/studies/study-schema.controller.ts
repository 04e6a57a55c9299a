import { Controller, Get, Header } from '@nestjs/common';
import type { StudySchemaView } from '@lutetia/shared/contract/views/study-definitions';
import { definitionSchema } from '@lutetia/shared/study/json-schema';
import { Public } from '../../platform/access/decorators.js';
import { Documented } from '../../platform/openapi/documented.js';

/** Tells what a study definition looks like. */
@Controller('study-definition.schema.json')
export class StudySchemaController {
  private readonly schema = definitionSchema();

  @Get()
  @Public()
  @Header('Content-Type', 'application/schema+json; charset=utf-8')
  @Documented({
    summary: 'The JSON Schema of study definitions',
    answers: 'StudySchemaView',
    json: 'application/schema+json',
  })
  read(): StudySchemaView {
    return this.schema;
  }
}
