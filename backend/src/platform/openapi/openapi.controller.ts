import { Controller, Get } from '@nestjs/common';
import { Public } from '../access/decorators.js';
import { RouteRegistry } from '../access/route-registry.js';
import { Documented } from './documented.js';
import { openApiDocument } from './openapi-document.js';

/** Tells what the API is. */
@Controller('openapi.json')
export class OpenApiController {
  private document: object | null = null;

  constructor(private readonly routes: RouteRegistry) {}

  @Get()
  @Public()
  @Documented({ summary: 'This document', answers: 'OpenApiView' })
  read(): object {
    this.document ??= openApiDocument(this.routes.list(), '0.1.0');
    return this.document;
  }
}
