import { Controller, Get, Inject } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { productVersion } from '../../config/product-version.js';
import { Public } from '../access/decorators.js';
import { RouteRegistry } from '../access/route-registry.js';
import { Documented } from './documented.js';
import { openApiDocument } from './openapi-document.js';

/** Tells what the API is. */
@Controller('openapi.json')
export class OpenApiController {
  private document: Promise<object> | null = null;

  constructor(
    private readonly routes: RouteRegistry,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Public()
  @Documented({ summary: 'This document', answers: 'OpenApiView' })
  read(): Promise<object> {
    this.document ??= this.make();
    return this.document;
  }

  private async make(): Promise<object> {
    return openApiDocument(this.routes.list(), await productVersion(this.config.home));
  }
}
