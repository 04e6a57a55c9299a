import { Controller, Get } from '@nestjs/common';
import type { HomeView } from '@lutetia/shared/contract/views/calendar';
import type { Actor } from '../../platform/access/actor.js';
import { Access, Allow, CurrentActor } from '../../platform/access/decorators.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Documented } from '../../platform/openapi/documented.js';
import { HomeService } from './home.service.js';

@Controller('home')
export class HomeController {
  constructor(private readonly home: HomeService) {}

  @Get()
  @Allow('worklist.read')
  @Documented({ summary: 'What waits for you in all your studies', answers: 'HomeView' })
  read(@CurrentActor() actor: Actor, @Access() context: AccessContext): Promise<HomeView> {
    return this.home.read(actor, context);
  }
}
