import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { LogLevel } from '../../config/config.js';

/** Injects the log. */
export const LOGGER = Symbol('log');

/** The log: one JSON line per entry on standard error. Nothing a participant answered and no password goes in. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, process.stderr);
}
