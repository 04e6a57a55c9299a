import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { listRoutes, type RouteEntry } from './route-inventory.js';

/** What every route's path begins with. */
export const API_PREFIX = 'api';

/** Every route of the running application. Building it is the check that each states its permission. */
@Injectable()
export class RouteRegistry implements OnModuleInit {
  private entries: readonly RouteEntry[] = [];
  private byHandler = new Map<object, RouteEntry>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws RouteWithoutPermission and so keeps the server from starting */
  onModuleInit(): void {
    const controllers = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype as Type<unknown>] : []));
    this.entries = listRoutes(controllers, API_PREFIX);
    this.byHandler = new Map(this.entries.map((entry) => [entry.handler, entry]));
  }

  /** In the order of the modules. */
  list(): readonly RouteEntry[] {
    return this.entries;
  }

  /** The route a handler serves. @throws Error for a handler that is none of ours: nothing passes unlisted */
  of(handler: object): RouteEntry {
    const entry = this.byHandler.get(handler);
    if (entry === undefined) throw new Error('a route was reached that is not in the inventory');
    return entry;
  }
}
