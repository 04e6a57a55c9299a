import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Controller, Get } from '@nestjs/common';
import { PROBLEM_STATUS } from '@lutetia/shared/contract/problem-codes';
import { listRoutes } from '../../src/platform/access/route-inventory.js';
import { RouteRegistry } from '../../src/platform/access/route-registry.js';
import { VIEW_SCHEMAS_FILE, viewSchemasText } from '../../src/platform/openapi/generate-view-schemas.js';
import { withHouseApp } from '../support/house-app.js';
import { faultsOf } from '../support/openapi-rules.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, unknown>;
  readonly 'x-permission': string;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, { properties?: object; required?: string[]; enum?: string[] }>;
  };
}

@Controller('silent')
class SilentController {
  @Get(':id')
  read(): null {
    return null;
  }
}

describe('the document of the API', () => {
  const running = withHouseApp();
  const document = async (): Promise<Document> =>
    (await running().app.anonymous.get('/openapi.json')).json as Document;

  it('has every route, with its permission and its problems', async () => {
    const { openapi, paths } = await document();
    expect(openapi).toBe('3.1.0');
    const listed = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = running()
      .app.get(RouteRegistry)
      .list()
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(listed.sort()).toEqual(routes.sort());
    for (const operation of Object.values(paths).flatMap((operations) => Object.values(operations))) {
      expect(operation['x-permission']).not.toBe('');
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '500', '503']));
    }
    expect(paths['/api/people']?.['post']?.['x-permission']).toBe('person.manage');
    const schema = JSON.stringify(paths['/api/study-definition.schema.json']?.['get']?.responses);
    expect(schema).toContain('"application/schema+json"');
  });

  it('refers to nothing that is missing, and gives each operation a name of its own', async () => {
    const whole = await document();
    const names = [...JSON.stringify(whole).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    const missing = names.filter(
      (name) => name === undefined || whole.components.schemas[name] === undefined,
    );
    expect(missing).toEqual([]);
    const ids = Object.values(whole.paths).flatMap((all) =>
      Object.values(all).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes the schemas of bodies from the request classes', async () => {
    const { schemas } = (await document()).components;
    expect(schemas['SignInRequest']).toMatchObject({
      type: 'object',
      properties: {
        email: { type: 'string', format: 'email' },
        password: { type: 'string', maxLength: 1024 },
      },
      required: ['email', 'password'],
      additionalProperties: false,
    });
  });

  it('takes the schemas of answers from the types of the views', async () => {
    const { schemas } = (await document()).components;
    expect(schemas['HealthView']).toEqual({
      type: 'object',
      properties: {
        status: { enum: ['ok', 'unavailable'] },
        database: { enum: ['ok', 'unavailable'] },
        version: { type: 'string' },
      },
      required: ['status', 'database', 'version'],
    });
    expect(readFileSync(VIEW_SCHEMAS_FILE, 'utf8') === viewSchemasText()).toBe(true);
  });

  it('lists every problem code', async () => {
    const { schemas } = (await document()).components;
    expect(schemas['ProblemCode']?.enum).toEqual(Object.keys(PROBLEM_STATUS));
  });

  it('carries the version of the product', async () => {
    const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    const { info } = (await running().app.anonymous.get('/openapi.json')).json as {
      info: { version: string };
    };
    expect(info.version).toBe(manifest.version);
  });

  it('describes every body and every answer whole', async () => {
    expect(faultsOf((await running().app.anonymous.get('/openapi.json')).json)).toEqual([]);
  });

  it('names every problem code at a route that can give it', async () => {
    const { paths } = await document();
    const said = JSON.stringify(Object.values(paths));
    // A route that does not exist has no place in the document.
    const unsaid = Object.keys(PROBLEM_STATUS).filter((code) => !said.includes(`\`${code}\``));
    expect(unsaid).toEqual(['route.not-found']);
  });

  it('can be read at /api/docs with nothing from other hosts', async () => {
    const answer = await fetch(`${running().app.url}/api/docs`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    const page = await answer.text();
    expect(page).not.toMatch(/https?:\/\//);
    for (const [, source] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await fetch(`${running().app.url}${source}`)).status).toBe(200);
    }
  });

  it('cannot be built with a route that states no permission', () => {
    expect(() => listRoutes([SilentController], 'api')).toThrow(
      /state no permission.*GET \/api\/silent\/:id/,
    );
  });
});
