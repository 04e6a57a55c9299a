import { NestFactory } from '@nestjs/core';
import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface.js';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import type { Type } from '@nestjs/common';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import { API_PREFIX } from './platform/access/route-registry.js';
import { readBody } from './platform/http/body-reader.js';
import { frameworkLog } from './platform/http/logger.js';
import { enterRequest } from './platform/http/request-entry.js';
import { requireLocalHost } from './platform/http/local-host.js';
import { serveDocs } from './platform/openapi/docs-pages.js';
import { inOrder } from './platform/http/in-order.js';
import { serveStaticSite } from './platform/http/static-site.js';

const KEEP_ALIVE_MS = 75_000;

/**
 * Builds the application, ready to listen.
 *
 * @throws RouteWithoutPermission, DatabaseUnusable
 */
export async function createApplication(
  config: Config,
  logger: Logger,
  root: Type<unknown> | ReturnType<typeof AppModule.with> = AppModule.with(config, logger),
): Promise<NestExpressApplication> {
  const options = Object.assign(new NestApplicationContextOptions(), {
    bodyParser: false,
    logger: frameworkLog(logger),
    abortOnError: false,
  });
  const app = await NestFactory.create<NestExpressApplication>(root, options);
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  if (config.trustProxy !== null) app.set('trust proxy', config.trustProxy);
  app.setGlobalPrefix(API_PREFIX);
  const own = config.demonstration ? [requireLocalHost] : [];
  app.use(inOrder([...own, await serveStaticSite(config.home), await serveDocs(), enterRequest, readBody]));
  // Longer than a proxy or a client keeps a connection it may still use: else a request meets a closing door.
  app.getHttpServer().keepAliveTimeout = KEEP_ALIVE_MS;
  await app.init();
  return app;
}
