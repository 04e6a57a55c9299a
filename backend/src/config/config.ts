import path from 'node:path';
import { CannotStart } from './cannot-start.js';
import { parseTrustedProxies } from './trusted-proxies.js';

/** What the environment asks for, read once and checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly production: boolean;
  /** Whether demonstration accounts may exist here. */
  readonly demonstration: boolean;
  readonly dataDir: string;
  /** Top of the repository or of the installation. */
  readonly home: string;
  readonly secureCookies: boolean;
  /** Proxies whose forwarded addresses are believed: their number, or a list of addresses; null for none. */
  readonly trustProxy: number | string | null;
  readonly logLevel: LogLevel;
  readonly idleMinutes: number;
  /** Longest life of a session, whatever happens in it. */
  readonly sessionHours: number;
  readonly passwordCost: PasswordCost;
}

/** Parameters of Argon2id. */
export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Injects the configuration. */
export const CONFIG = Symbol('configuration');

/** A setting that cannot be used, in one sentence for the operator. */
export class ConfigFault extends CannotStart {
  override readonly name = 'ConfigFault';
}

/** OWASP Password Storage Cheat Sheet (2024), Argon2id: 19 MiB, 2 passes, 1 lane. */
const PASSWORD_COST: PasswordCost = { memoryKib: 19 * 1024, passes: 2, lanes: 1 };
const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** The settings that an operator may give the server. */
export const SETTINGS: readonly string[] = [
  'LUTETIA_DATA_DIR',
  'LUTETIA_TODAY',
  'LUTETIA_DEMO',
  'LUTETIA_APP_PASSWORD',
  'LUTETIA_SEAL_KEY',
  'LUTETIA_SECURE_COOKIES',
  'LUTETIA_TRUST_PROXY',
  'LUTETIA_LOG',
  'LUTETIA_IDLE_MINUTES',
  'LUTETIA_SESSION_HOURS',
];
/** What the launcher tells the server it starts. */
const OF_THE_LAUNCHER = 'LUTETIA_EMBEDDED';
/** Settings of the tests and of the benchmark, which share the environment with the server they start. */
const OF_THE_TOOLS = /^LUTETIA_(TEST|E2E|BENCH)_/;

/** Reads the environment. @throws ConfigFault naming the setting that is unknown or cannot be used */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  refuseUnknown(environment);
  const config: Config = {
    port: whole(environment, 'PORT', 3000, 0, 65_535),
    host: text(environment, 'HOST') ?? '127.0.0.1',
    production: environment['NODE_ENV'] === 'production',
    demonstration: switched(environment, 'LUTETIA_DEMO', switched(environment, 'LUTETIA_EMBEDDED', false)),
    dataDir: path.resolve(text(environment, 'LUTETIA_DATA_DIR') ?? '.data'),
    home: path.resolve(import.meta.dirname, '../../..'),
    secureCookies: switched(environment, 'LUTETIA_SECURE_COOKIES', false),
    trustProxy: proxies(text(environment, 'LUTETIA_TRUST_PROXY')),
    logLevel: oneOf(environment, 'LUTETIA_LOG', LOG_LEVELS, 'warn'),
    idleMinutes: whole(environment, 'LUTETIA_IDLE_MINUTES', 30, 1, 24 * 60),
    sessionHours: whole(environment, 'LUTETIA_SESSION_HOURS', 12, 1, 24 * 7),
    passwordCost: PASSWORD_COST,
  };
  if (config.demonstration) refuseOpenDemonstration(config);
  return config;
}

/** The accounts' password is printed for everybody, so they may be reached from this machine only. */
function refuseOpenDemonstration({ production, host }: Config): void {
  if (production)
    throw new ConfigFault('Demonstration accounts are refused with NODE_ENV=production: unset LUTETIA_DEMO.');
  if (!LOOPBACK.includes(host)) {
    throw new ConfigFault(
      `Demonstration accounts are served on this machine only, but HOST is ${host}: unset HOST, or set LUTETIA_DEMO=0.`,
    );
  }
}

function refuseUnknown(environment: NodeJS.ProcessEnv): void {
  const unknown = Object.keys(environment).find(
    (name) =>
      name.startsWith('LUTETIA_') &&
      !SETTINGS.includes(name) &&
      name !== OF_THE_LAUNCHER &&
      !OF_THE_TOOLS.test(name),
  );
  if (unknown !== undefined) {
    throw new ConfigFault(`${unknown} is no setting of Lutetia; there are ${SETTINGS.join(', ')}.`);
  }
}

function text(environment: NodeJS.ProcessEnv, name: string): string | null {
  const value = environment[name]?.trim() ?? '';
  return value === '' ? null : value;
}

function whole(
  environment: NodeJS.ProcessEnv,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const value = text(environment, name);
  if (value === null) return otherwise;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new ConfigFault(`${name} is "${value}": it must be a whole number from ${least} to ${most}.`);
}

function switched(environment: NodeJS.ProcessEnv, name: string, otherwise: boolean): boolean {
  const value = text(environment, name);
  if (value === null) return otherwise;
  if (value === '1' || value === 'true') return true;
  if (value === '0' || value === 'false') return false;
  throw new ConfigFault(`${name} is "${value}": it must be 1 or 0.`);
}

function oneOf<T extends string>(
  environment: NodeJS.ProcessEnv,
  name: string,
  all: readonly T[],
  otherwise: T,
): T {
  const value = text(environment, name);
  if (value === null) return otherwise;
  const found = all.find((one) => one === value);
  if (found !== undefined) return found;
  throw new ConfigFault(`${name} is "${value}": it must be one of ${all.join(', ')}.`);
}

function proxies(value: string | null): number | string | null {
  const trusted = value === null ? null : parseTrustedProxies(value);
  if (trusted !== undefined) return trusted;
  throw new ConfigFault(
    `LUTETIA_TRUST_PROXY is "${value ?? ''}": it must be the number of proxies before the server (at most 32), or their addresses with commas between them.`,
  );
}
