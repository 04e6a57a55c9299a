import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { HealthView } from '@lutetia/shared/contract/views/health';
import { CONFIG, type Config } from '../../config/config.js';
import { productVersion } from '../../config/product-version.js';
import type { NamedStatement } from '../../platform/database/named-statement.js';
import { Transactions } from '../../platform/database/transactions.js';

const PING: NamedStatement = { name: 'health_ping', text: 'select 1' };
/** A database that takes longer is of no use to anybody waiting. */
const TIMEOUT_MS = 1000;

/** Asks the database for a sign of life. */
@Injectable()
export class HealthService implements OnModuleInit {
  private version = '';

  constructor(
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    this.version = await productVersion(this.config.home);
  }

  /** Never throws: not answering is an answer. */
  async look(): Promise<HealthView> {
    const status = (await this.answers()) ? 'ok' : 'unavailable';
    return { status, database: status, version: this.version };
  }

  private async answers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), TIMEOUT_MS);
    });
    const ping = this.transactions.statement(PING).then(
      () => true,
      () => false,
    );
    const isAlive = await Promise.race([ping, tooLate]);
    clearTimeout(timer);
    return isAlive;
  }
}
