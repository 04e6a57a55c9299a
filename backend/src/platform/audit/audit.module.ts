import {
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { systemContext } from '../database/access-context.js';
import { Transactions } from '../database/transactions.js';
import { SealKeeping } from './seal.js';
import { sealTrail } from './seal-trail.js';

/** How long what was written last may stay unsealed while the application runs. */
const SEAL_INTERVAL_MS = 15 * 60_000;

/**
 * Seals the trail at intervals and when the application stops, where it has been given a data directory to keep the
 * key and the journal in. One data directory belongs to one database.
 */
@Module({})
export class AuditModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly log = new Logger('trail');
  private readonly keeping = SealKeeping.from(process.env);
  private readonly isKept = Boolean(process.env['LUTETIA_DATA_DIR']);
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly transactions: Transactions) {}

  onApplicationBootstrap(): void {
    if (!this.isKept) return;
    this.timer = setInterval(() => void this.seal(), SEAL_INTERVAL_MS);
    this.timer.unref();
  }

  /** The pool is still open: it closes on shutdown, which comes after this. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.isKept) await this.seal();
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** A seal that fails is told and tried again at the next turn; what it would have covered stays to be sealed. */
  private async seal(): Promise<void> {
    try {
      const made = await this.transactions.write(systemContext(null, 'seal'), (tx) =>
        sealTrail(tx, this.keeping),
      );
      if (made !== null) await this.keeping.append([made]);
    } catch (error) {
      this.log.error(`the trail was not sealed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
