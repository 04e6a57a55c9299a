import type { LoggerService } from '@nestjs/common';
import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { LogLevel } from '../../config/config.js';

/** Injects the log. */
export const LOGGER = Symbol('log');

/** The log: one JSON line per entry on standard error. Nothing a participant answered and no password goes in. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, process.stderr);
}

/** Where the framework says why it cannot start; the launcher tells that in a line of its own. */
const STARTING: readonly unknown[] = ['NestApplication', 'NestFactory', 'ExceptionHandler'];

/** The same log for what the framework and the platform say through it, without their chatter of starting. */
export function frameworkLog(logger: Logger): LoggerService {
  return {
    log: (message: unknown) => logger.debug(String(message)),
    warn: (message: unknown) => logger.warn(String(message)),
    error: (message: unknown, ...context: unknown[]) => {
      if (!STARTING.includes(context.at(-1))) logger.error(String(message));
    },
  };
}
