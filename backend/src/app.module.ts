import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from './config/config.js';
import { HealthModule } from './modules/health/health.module.js';
import { PeopleModule } from './modules/people/people.module.js';
import { SessionModule } from './modules/session/session.module.js';
import { AccessModule } from './platform/access/access.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HouseModule } from './platform/http/house.module.js';

/** The modules with routes; `platform` stands beneath all of them. */
const MODULES: readonly Type<unknown>[] = [HealthModule, SessionModule, PeopleModule];

/** The whole application. */
@Module({})
export class AppModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [HouseModule.with(config, logger), DatabaseModule, AuditModule, AccessModule, ...MODULES],
    };
  }
}
