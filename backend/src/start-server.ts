import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApplication } from './application.js';
import { ConfigFault, type Config } from './config/config.js';
import { step, tellReady } from './launcher.js';
import { DemonstrationService } from './modules/demonstration/demonstration.service.js';
import { DemonstrationPeople } from './modules/people/demonstration-people.service.js';
import { loadStudyFiles } from './modules/studies/study-files.js';
import { StudyLoader } from './modules/studies/study-loader.js';
import { Clock } from './platform/clock/clock.js';
import { migrate } from './platform/database/migrate.js';
import { createLogger } from './platform/http/logger.js';
import type { Surroundings } from './surroundings.js';

/** Requests that take longer than this to end are cut off when the server stops. */
const STOP_WITHIN_MS = 10_000;
/** How soon a connection without a request is closed while the server stops. */
const SWEEP_MS = 25;

/**
 * Brings the server up step by step and serves until asked to stop.
 *
 * @throws CannotStart and others, each told to the operator as one line
 */
export async function startServer({ config, database }: Surroundings): Promise<void> {
  const logger = createLogger(config.logLevel);
  await step('Bringing the database up to date', () => migrate(database));
  const app = await step('Preparing the server', () => createApplication(config, logger));
  try {
    await refuseStrayDemonstration(app, config);
    await step('Loading the studies', () =>
      loadStudyFiles(app.get(StudyLoader), config.home, app.get(Clock).todayIn('UTC')),
    );
    if (config.demonstration)
      await step('Loading the demonstration', (onPart) => app.get(DemonstrationService).load(onPart));
    await step('Opening the port', () => app.listen(config.port, config.host));
  } catch (error) {
    await app.close();
    throw error;
  }
  stopWhenAsked(app);
  await tellReady(addressOf(app, config));
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

/** One orderly end, whoever asks: a signal, or a launcher that has gone. The modules seal and close what is theirs. */
function stopWhenAsked(app: NestExpressApplication): void {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await stopListening(app);
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop());
  process.on('disconnect', () => void stop());
}

/**
 * Takes no more connections, waits for the requests under way and closes each connection after its answer: whoever kept
 * one open would otherwise go on with this server while the next one already serves.
 */
async function stopListening(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer();
  server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'));
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const cutOff = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cutOff);
  clearInterval(sweep);
}

function addressOf(app: NestExpressApplication, { host }: Config): string {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const name = host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' ? 'localhost' : host;
  return `http://${name}:${port}`;
}
