import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { ConfigFault, readConfig, type Config } from './config/config.js';
import { SealKeeping } from './platform/audit/seal.js';
import { clockFrom } from './platform/clock/clock.js';
import { codeOf } from './platform/database/connection-errors.js';
import { connectionSettings, type ConnectionSettings } from './platform/database/connection.js';

/** What the server finds where it starts. */
export interface Surroundings {
  readonly config: Config;
  readonly database: ConnectionSettings;
}

/**
 * Looks at every setting, the data directory and the port. Needs nothing of the server itself, whose modules take
 * seconds to load: a slip of the operator is told at once.
 *
 * @throws CannotStart, and what listening throws
 */
export async function requireSurroundings(environment: NodeJS.ProcessEnv): Promise<Surroundings> {
  const config = readConfig(environment);
  clockFrom(environment);
  SealKeeping.from(environment);
  const database = connectionSettings(environment);
  if (environment['LUTETIA_DATA_DIR']) await requireDataDirectory(config);
  await refuseTakenPort(config);
  return { config, database };
}

/** Seals that could not be kept would be missed only when somebody asks for them. @throws ConfigFault */
async function requireDataDirectory({ dataDir }: Config): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
  } catch (error) {
    throw new ConfigFault(
      `LUTETIA_DATA_DIR is "${dataDir}", where nothing can be written (${codeOf(error) ?? 'no reason given'}): choose another directory.`,
    );
  }
}

/** Told now and not after the demonstration has been loaded. @throws ConfigFault, and what listening throws */
async function refuseTakenPort({ port, host }: Config): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(isUnknownHost(error) ? unknownHost(host) : error));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });
}

function isUnknownHost(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'getaddrinfo';
}

function unknownHost(host: string): ConfigFault {
  return new ConfigFault(`HOST is "${host}", which is no address and no name that is known here.`);
}
