import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { createApplication } from './application.js';
import { ConfigFault, readConfig, type Config } from './config/config.js';
import { step, tellReady } from './launcher.js';
import { DemonstrationPeople } from './modules/people/demonstration-people.service.js';
import { sealTrail } from './platform/audit/seal-trail.js';
import { SealKeeping } from './platform/audit/seal.js';
import { clockFrom } from './platform/clock/clock.js';
import { systemContext } from './platform/database/access-context.js';
import { connectionSettings } from './platform/database/connection.js';
import { migrate } from './platform/database/migrate.js';
import { Transactions } from './platform/database/transactions.js';
import { createLogger } from './platform/http/logger.js';

/** Sealing this often bounds how much of the trail's end could be cut off unseen. */
const SEAL_EVERY_MS = 10 * 60 * 1000;
/** Requests that take longer than this to end are cut off when the server stops. */
const STOP_WITHIN_MS = 10_000;

/**
 * Brings the server up step by step and serves until asked to stop.
 *
 * @throws ConfigFault, DatabaseUnusable and others, each told to the operator as one line
 */
export async function startServer(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment);
  readClock(environment);
  const settings = connectionSettings(environment);
  const logger = createLogger(config.logLevel);
  await step('Bringing the database up to date', () => migrate(settings));
  const app = await step('Preparing the server', () => createApplication(config, logger));
  try {
    await refuseStrayDemonstration(app, config);
    await step('Opening the port', () => app.listen(config.port, config.host));
  } catch (error) {
    await app.close();
    throw error;
  }
  stopWhenAsked(app, logger, SealKeeping.from(environment));
  tellReady(addressOf(app, config));
}

function readClock(environment: NodeJS.ProcessEnv): void {
  try {
    clockFrom(environment);
  } catch (error) {
    throw new ConfigFault(error instanceof Error ? error.message : String(error));
  }
}

/** Accounts whose password is printed for everybody must never be served to others than this machine. */
async function refuseStrayDemonstration(
  app: NestExpressApplication,
  { demonstration }: Config,
): Promise<void> {
  if (demonstration || !(await app.get(DemonstrationPeople).exist())) return;
  throw new ConfigFault(
    'The database holds demonstration accounts, whose password is public: use another database, or set LUTETIA_DEMO=1 to serve it on this machine only.',
  );
}

/** One orderly end, whoever asks: a signal, or a launcher that has gone. */
function stopWhenAsked(app: NestExpressApplication, logger: Logger, keeping: SealKeeping): void {
  const seal = (): Promise<void> =>
    sealNow(app.get(Transactions), keeping).catch((error: unknown) => {
      logger.error({ message: error instanceof Error ? error.message : '' }, 'the trail could not be sealed');
    });
  const timer = setInterval(() => void seal(), SEAL_EVERY_MS);
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    clearInterval(timer);
    await stopListening(app);
    await seal();
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop());
  process.on('disconnect', () => void stop());
}

/** Takes no more connections and waits for the requests under way. */
async function stopListening(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer();
  const cutOff = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cutOff);
}

async function sealNow(transactions: Transactions, keeping: SealKeeping): Promise<void> {
  const made = await transactions.write(systemContext(null, 'sealing'), (tx) => sealTrail(tx, keeping));
  if (made !== null) await keeping.append([made]);
}

function addressOf(app: NestExpressApplication, { host }: Config): string {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const name = host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' ? 'localhost' : host;
  return `http://${name}:${port}`;
}
