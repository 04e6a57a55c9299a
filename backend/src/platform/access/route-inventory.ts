import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { CannotStart } from '../../config/cannot-start.js';
import { ROUTE_RULE, type RouteRule } from './decorators.js';

/** The kinds of record whose study and site decide who may reach them. */
export type RecordKind = 'participant' | 'visit' | 'form';

/** Where a route's permission must hold. */
export type RouteScope =
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'study' }
  | { readonly kind: 'record'; readonly record: RecordKind };

/** One route of the API as the guard and the documentation know it. */
export interface RouteEntry {
  /** Upper case. */
  readonly method: string;
  /** With the prefix: `/api/forms/:id`. */
  readonly path: string;
  readonly rule: RouteRule;
  readonly scope: RouteScope;
  readonly handler: object;
  readonly controller: Type<unknown>;
}

/** A route nobody said who may use. The server does not start with one. */
export class RouteWithoutPermission extends CannotStart {
  override readonly name = 'RouteWithoutPermission';

  constructor(routes: readonly string[]) {
    super(
      `These routes state no permission (@Allow, @SignedIn, @Public or @SelfChecking): ${routes.join(', ')}`,
    );
  }
}

/**
 * Lists every route of the controllers.
 *
 * @throws RouteWithoutPermission naming each route that does not state who may use it
 */
export function listRoutes(controllers: readonly Type<unknown>[], prefix: string): RouteEntry[] {
  const entries: RouteEntry[] = [];
  const silent: string[] = [];
  for (const controller of controllers) {
    for (const { method, path, handler } of routesOf(controller, prefix)) {
      const rule = Reflect.getMetadata(ROUTE_RULE, handler) as RouteRule | undefined;
      if (rule === undefined) silent.push(`${method} ${path}`);
      else entries.push({ method, path, rule, scope: scopeOf(path), handler, controller });
    }
  }
  if (silent.length > 0) throw new RouteWithoutPermission(silent.sort());
  return entries;
}

interface BareRoute {
  readonly method: string;
  readonly path: string;
  readonly handler: object;
}

function routesOf(controller: Type<unknown>, prefix: string): BareRoute[] {
  const base = pathsOf(controller);
  return handlersOf(controller).flatMap((handler) => {
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    return base.flatMap((head) =>
      pathsOf(handler).map((tail) => ({
        method: RequestMethod[method],
        path: join(prefix, head, tail),
        handler,
      })),
    );
  });
}

/** Every method of the class and of those it inherits from. */
function handlersOf(controller: Type<unknown>): object[] {
  const found = new Map<string, object>();
  let prototype: object | null = controller.prototype as object;
  while (prototype !== null && prototype !== Object.prototype) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof value === 'function' && !found.has(name)) found.set(name, value as object);
    }
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return [...found.values()];
}

function pathsOf(target: object): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}

function join(...parts: readonly string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
}

const RECORDS: Readonly<Record<string, RecordKind>> = {
  participants: 'participant',
  visits: 'visit',
  forms: 'form',
};

function scopeOf(path: string): RouteScope {
  if (path.split('/').includes(':study')) return { kind: 'study' };
  const record = RECORDS[/\/(\w+)\/:id(\/|$)/.exec(path)?.[1] ?? ''];
  return record === undefined ? { kind: 'anywhere' } : { kind: 'record', record };
}
