import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { HealthView } from '@lutetia/shared/contract/views/health';
import { Public } from '../../platform/access/decorators.js';
import { Documented } from '../../platform/openapi/documented.js';
import { HealthService } from './health.service.js';

@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get()
  @Public()
  @Documented({ summary: 'Whether the server and its database answer', answers: 'HealthView', problems: [] })
  async read(@Res({ passthrough: true }) response: Response): Promise<HealthView> {
    const view = await this.health.look();
    response.status(view.status === 'ok' ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return view;
  }
}
