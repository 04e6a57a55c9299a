import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, clockFrom } from '../clock/clock.js';
import { openApplicationDatabase } from './open-application-database.js';
import { Transactions } from './transactions.js';

/** Not exported: nobody but the transaction helper may hold it. */
const DATA_SOURCE = Symbol('the application data source');

function open(): Promise<DataSource> {
  const log = new Logger('database');
  return openApplicationDatabase(process.env, (error) =>
    log.warn(`a connection was lost and will be replaced: ${error.message}`),
  );
}

/** Gives every module the transaction helper and the clock, and closes the pool at the end. */
@Global()
@Module({
  providers: [
    { provide: DATA_SOURCE, useFactory: open },
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
