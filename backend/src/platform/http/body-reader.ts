import { jsonTextFaults } from '@lutetia/shared/study/json-text';
import { STUDY_LIMITS } from '@lutetia/shared/study/limits';
import type { NextFunction, Response } from 'express';
import { BODY_LIMIT, bodyLimit } from './body-limit.js';
import type { HouseRequest } from './house-request.js';
import { checkText, nestsTooDeep, refuseDeep } from './text-hygiene.js';
import { Problem } from './problem.js';
import { sendProblem } from './send-problem.js';

/** A client that goes on sending beyond this is cut off instead of heard out. */
const PATIENCE = 64 * BODY_LIMIT;
const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** Reads a JSON body into `request.body`; undefined when there is none. Refuses every other kind of body. */
export function readBody(request: HouseRequest, response: Response, next: NextFunction): void {
  const { headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody) return next();
  const isJson = JSON_TYPE.test(headers['content-type'] ?? '');
  const isPlain = (headers['content-encoding'] ?? 'identity') === 'identity';
  if (!isJson || !isPlain) return refuse(request, response, new Problem('request.unsupported-media-type'));
  const most = bodyLimit(request.method, request.path);
  if (Number(headers['content-length'] ?? 0) > most) return refuse(request, response, tooLarge(most));
  collect(request, response, next, most);
}

function tooLarge(most: number): Problem {
  const size = most / BODY_LIMIT;
  const detail = `The request is larger than ${size} MB. Nothing of it was saved. Send it in smaller parts.`;
  return new Problem('request.too-large', detail);
}

function collect(request: HouseRequest, response: Response, next: NextFunction, most: number): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const onData = (chunk: Buffer): void => {
    size += chunk.length;
    if (size <= most) {
      chunks.push(chunk);
      return;
    }
    request.off('data', onData);
    request.off('end', onEnd);
    refuse(request, response, tooLarge(most));
  };
  const onEnd = (): void => {
    try {
      request.body = parseBody(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      sendProblem(response, error, request.requestId);
      return;
    }
    next();
  };
  request.on('data', onData);
  request.on('end', onEnd);
  request.on('error', () => response.destroy());
}

/** The end of a field's name; in a text `\":` looks like one. */
const FIELD = /"\s*:/g;
const DECODER = new TextDecoder('utf-8', { fatal: true });

/** What is longer is looked through before it is parsed. */
const SHORT_BODY = 32 * 1024;

/** Parses a body. @throws Problem when it is no JSON in UTF-8, holds text that cannot be kept or gives a key twice */
export function parseBody(bytes: Buffer): unknown {
  let text: string;
  let body: unknown;
  if (bytes.length > SHORT_BODY && nestsTooDeep(bytes)) refuseDeep();
  try {
    text = DECODER.decode(bytes);
    body = JSON.parse(text);
  } catch (error) {
    throw new Problem('request.malformed', undefined, error instanceof SyntaxError ? positionIn(error) : {});
  }
  const fields = checkText(body);
  // Where no more fields are written than were read, none is written twice: the text need not be gone through.
  if ((text.match(FIELD)?.length ?? 0) !== fields) {
    if (nestsTooDeep(bytes)) refuseDeep();
    refuseTwice(text);
  }
  return body;
}

/** Of a key given twice only the last counts: nobody could tell which was meant. */
function refuseTwice(text: string): void {
  const [twice] = jsonTextFaults(text, STUDY_LIMITS.depth);
  if (twice === undefined) return;
  const { pointer, sentence } = twice;
  const detail = `${pointer}: ${sentence}. Nothing was saved. Remove one and send again.`;
  const path = pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
  throw new Problem('request.malformed', detail, { errors: [{ path, message: sentence }] });
}

/** Where the parser stopped, without the text around it. */
function positionIn(error: SyntaxError): { readonly position?: number } {
  const found = /position (\d+)/.exec(error.message);
  return found === null ? {} : { position: Number(found[1]) };
}

/** Answers at once and lets the rest of the body run out, so that the client hears the answer. */
function refuse(request: HouseRequest, response: Response, problem: Problem): void {
  let ignored = 0;
  request.on('data', (chunk: Buffer) => {
    ignored += chunk.length;
    if (ignored > PATIENCE) request.destroy();
  });
  response.setHeader('Connection', 'close');
  sendProblem(response, problem, request.requestId);
}
