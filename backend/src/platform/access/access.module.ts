import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccessService } from './access.service.js';
import { PreviewGuard } from './preview.guard.js';
import { RouteRegistry } from './route-registry.js';
import { SecurityLog } from './security-log.js';

/** Puts the guards before every route of the application, access first. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    AccessService,
    SecurityLog,
    RouteRegistry,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: PreviewGuard },
  ],
  exports: [AccessService, SecurityLog, RouteRegistry],
})
export class AccessModule {}
