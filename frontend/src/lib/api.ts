import type { ProblemCode, ProblemView } from '@lutetia/shared/contract/problem-codes';

/** What went wrong, as the server said it or, when it could not be reached, as we say it. */
export type ApiProblemCode = ProblemCode | 'connection.lost';

/** A request that was refused or did not arrive. `detail` is a sentence for people. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: ApiProblemCode,
    readonly detail: string,
    readonly view: ProblemView | null,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ApiProblem';
  }
}

export interface CallOptions {
  /** Row version the change is made against. */
  readonly ifMatch?: number;
  /** Autosave and polling: does not count as a person's activity. */
  readonly background?: boolean;
  readonly signal?: AbortSignal;
}

type Method = 'POST' | 'PUT' | 'DELETE';

/** Why a page may do nothing more until its person signs in again. */
export type SessionEnd = 'over' | 'other-person';

const ENDS: Readonly<Partial<Record<ApiProblemCode, SessionEnd>>> = {
  'session.required': 'over',
  'session.expired': 'over',
  'session.other-person': 'other-person',
};

let onSessionEnded: ((end: SessionEnd) => void) | null = null;
let actsFor: string | null = null;

/** Says in every request whom this page was opened by: nothing goes up in the name of who signed in beside it. */
export function actFor(personId: string | null): void {
  actsFor = personId;
}

/** Registers what happens when the server says the session has ended. */
export function whenSessionEnds(listener: (end: SessionEnd) => void): void {
  onSessionEnded = listener;
}

/** Reads `/api` + path. @throws ApiProblem */
export function get<T>(path: string, options: CallOptions = {}): Promise<T> {
  return call<T>('GET', path, undefined, options);
}

/** Sends a change to `/api` + path. Resolves with the answer, or null when there is none. @throws ApiProblem */
export function send<T>(method: Method, path: string, body?: unknown, options: CallOptions = {}): Promise<T> {
  return call<T>(method, path, body, options);
}

/** A query string from what is given; null, undefined and empty are left out. */
export function queryText(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

async function call<T>(method: string, path: string, body: unknown, options: CallOptions): Promise<T> {
  const response = await reach(method, path, body, options);
  const text = await response.text();
  if (!response.ok) throw refusal(response.status, path, text);
  return (text === '' ? null : JSON.parse(text)) as T;
}

async function reach(method: string, path: string, body: unknown, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.ifMatch !== undefined) headers['If-Match'] = `"${options.ifMatch}"`;
  if (actsFor !== null) headers['Lutetia-Person'] = actsFor;
  if (options.background === true) headers['Lutetia-Activity'] = 'background';
  try {
    return await fetch(`/api${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem(0, 'connection.lost', 'The server could not be reached.', null);
  }
}

function refusal(status: number, path: string, text: string): ApiProblem {
  const view = parseProblem(text);
  const code = view?.code ?? (status === 503 ? 'database.unavailable' : 'defect');
  const end = ENDS[code];
  if (end !== undefined && path !== '/session') onSessionEnded?.(end);
  return new ApiProblem(status, code, view?.detail ?? `The server answered ${status}.`, view);
}

function parseProblem(text: string): ProblemView | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isProblem(parsed) ? parsed : null;
  } catch {
    return null; // a proxy's own page, not ours
  }
}

function isProblem(value: unknown): value is ProblemView {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
}
