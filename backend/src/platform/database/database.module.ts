import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, clockFrom } from '../clock/clock.js';
import { explainConnectionError } from './connection-errors.js';
import { applicationUrl, connectionSettings } from './connection.js';
import { applicationDataSource } from './data-source.js';
import { Transactions } from './transactions.js';

/** Enough for 32 clients at once on a small server; a statement holds a connection for a millisecond. */
const POOL_SIZE = 16;
/** Not exported: nobody but the transaction helper may hold it. */
const DATA_SOURCE = Symbol('the application data source');

/** Opens the application's pool. @throws DatabaseUnusable with a sentence for the operator */
export async function openApplicationDatabase(environment: NodeJS.ProcessEnv): Promise<DataSource> {
  const settings = connectionSettings(environment);
  const log = new Logger('database');
  const dataSource = applicationDataSource(settings, {
    size: POOL_SIZE,
    onIdleError: (error) => log.warn(`a connection was lost and will be replaced: ${error.message}`),
  });
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw explainConnectionError(error, applicationUrl(settings)) ?? error;
  }
}

/** Gives every module the transaction helper and the clock, and closes the pool at the end. */
@Global()
@Module({
  providers: [
    { provide: DATA_SOURCE, useFactory: () => openApplicationDatabase(process.env) },
    {
      provide: Transactions,
      inject: [DATA_SOURCE],
      useFactory: (source: DataSource) => new Transactions(source),
    },
    { provide: Clock, useFactory: () => clockFrom(process.env) },
  ],
  exports: [Transactions, Clock],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DATA_SOURCE) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
