import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { CONFIG, type Config } from '../../config/config.js';
import { LOGGER } from './logger.js';
import { ProblemFilter } from './problem-filter.js';
import { ValidationPipe } from './validation.pipe.js';

/** The configuration, the log, and what stands around every route. */
@Global()
@Module({})
export class HouseModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: HouseModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
        { provide: APP_PIPE, useValue: new ValidationPipe() },
      ],
      exports: [CONFIG, LOGGER],
    };
  }
}
