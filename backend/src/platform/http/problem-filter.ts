import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { codeOf } from '../database/connection-errors.js';
import type { HouseRequest } from './house-request.js';
import { Problem } from './problem.js';
import { sendProblem } from './send-problem.js';

/** The one place where what was thrown becomes an answer. Defects are logged and never shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<HouseRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemFrom(error);
    if (problem.status >= 500) this.log(error, problem, request);
    sendProblem(response, problem, request.requestId);
  }

  /** Neither path, body nor the database's own detail is logged: they may hold what a participant answered. */
  private log(error: unknown, problem: Problem, request: HouseRequest): void {
    const stack = error instanceof Error ? (error.stack ?? '').split('\n    at ').slice(1, 8) : [];
    const isOurs = codeOf(error) === null && error instanceof Error;
    this.logger.error(
      {
        requestId: request.requestId,
        method: request.method,
        code: problem.code,
        kind: error instanceof Error ? error.name : typeof error,
        databaseCode: codeOf(error),
        message: isOurs ? error.message : null,
        stack,
      },
      'a request failed',
    );
  }
}

/** What the caller is told of an error. Unknown ones are defects. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return fromFramework(error);
  if (isUnreachable(error)) return new Problem('database.unavailable', undefined, {}, { 'Retry-After': '2' });
  return new Problem('defect');
}

function fromFramework(error: HttpException): Problem {
  if (error.getStatus() === 404) return new Problem('route.not-found');
  if (error.getStatus() === 400) return new Problem('request.malformed');
  return new Problem('defect');
}

/** Connection exceptions (class 08), shutdown and too many connections (57P, 53), and those of the socket. */
const UNREACHABLE =
  /^(08...|57P0[1-5]|53300|28P01|3D000|E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND)|ENOENT|EAI_AGAIN)$/;
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)|is not currently accepting connections$/;

/** Whether the error means that the database cannot be reached now, so that trying again later makes sense. */
export function isUnreachable(error: unknown): boolean {
  return UNREACHABLE.test(codeOf(error) ?? '') || (error instanceof Error && WORDS.test(error.message));
}
