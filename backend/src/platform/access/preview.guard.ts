import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { PreviewQuery } from '@lutetia/shared/contract/requests/schedule';
import type { HouseRequest } from '../http/house-request.js';
import { Problem } from '../http/problem.js';
import { ROUTE_DOCUMENTATION, type RouteDocumentation } from '../openapi/documented.js';

const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const ASKS = /[?&]preview(=|&|$)/;

/** Who asks what an act would do must never find it done: an act without a preview refuses the question. */
@Injectable()
export class PreviewGuard implements CanActivate {
  canActivate(host: ExecutionContext): boolean {
    const { url, method } = host.switchToHttp().getRequest<HouseRequest>();
    if (!ASKS.test(url) || READING.includes(method)) return true;
    const route = Reflect.getMetadata(ROUTE_DOCUMENTATION, host.getHandler()) as
      | RouteDocumentation
      | undefined;
    if (route?.query === PreviewQuery) return true;
    throw new Problem(
      'request.invalid',
      'This act has no preview. Nothing was changed. Leave preview out to do it.',
      {
        errors: [{ path: 'preview', message: 'this act has no preview' }],
      },
    );
  }
}
