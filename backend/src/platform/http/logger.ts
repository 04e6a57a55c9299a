import type { LoggerService } from '@nestjs/common';
import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { LogLevel } from '../../config/config.js';

/** Injects the log. */
export const LOGGER = Symbol('log');

/** The log: one JSON line per entry on standard error. Nothing a participant answered and no password goes in. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, process.stderr);
}

/** The same log for what the framework and the platform say through it; their chatter of starting is left out. */
export function frameworkLog(logger: Logger): LoggerService {
  return {
    log: (message: unknown) => logger.debug(String(message)),
    warn: (message: unknown) => logger.warn(String(message)),
    error: (message: unknown) => logger.error(String(message)),
  };
}
