import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { MOST_DEFINITIONS } from '@lutetia/shared/contract/is-record';
import { LONGEST_CLOSURE_REASON, MOST_CLOSURES } from '@lutetia/shared/contract/are-closures';
import { PROBLEM_STATUS, type ProblemCode } from '@lutetia/shared/contract/problem-codes';
import type { RouteEntry } from '../access/route-inventory.js';
import { PROBLEM_WORDS } from '../http/problem-words.js';
import { ROUTE_DOCUMENTATION, type RouteDocumentation } from './documented.js';
import { VIEW_SCHEMAS } from './view-schemas.js';

type Json = Readonly<Record<string, unknown>>;

/** A route that says nothing of itself, or speaks of a view that does not exist. */
export class RouteUndocumented extends Error {
  override readonly name = 'RouteUndocumented';
}

/**
 * The API's document, OpenAPI 3.1, made of what the routes, the request classes and the views say themselves.
 *
 * @throws RouteUndocumented
 */
export function openApiDocument(routes: readonly RouteEntry[], version: string): Json {
  const requests = new Map<string, Type<unknown>>();
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const documentation = documentationOf(route);
    for (const type of [documentation.body, documentation.query]) if (type) requests.set(type.name, type);
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, documentation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Lutetia', version, description: DESCRIPTION, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lutetia_session' } },
      schemas: { ...VIEW_SCHEMAS, ...requestSchemas([...requests.values()]), ProblemCode: problemCodes() },
    },
  };
}

const DESCRIPTION =
  'Case report forms and visit schedules for radioligand trials. Sign in with POST /api/session; the cookie does the ' +
  'rest. What is refused comes as application/problem+json with a stable code.';

function documentationOf({ handler, method, path }: RouteEntry): RouteDocumentation {
  const documentation = Reflect.getMetadata(ROUTE_DOCUMENTATION, handler) as RouteDocumentation | undefined;
  if (documentation === undefined) throw new RouteUndocumented(`${method} ${path} has no @Documented`);
  return documentation;
}

function operation(route: RouteEntry, documentation: RouteDocumentation): Json {
  const { summary, body, query, versioned } = documentation;
  const { rule } = route;
  const parameters = [
    ...pathParameters(route.path),
    ...(query === undefined ? [] : queryParameters(query)),
    ...(versioned === true ? [IF_MATCH] : []),
  ];
  return {
    operationId: operationId(route),
    summary,
    tags: [route.path.split('/')[2] ?? 'api'],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === undefined
      ? {}
      : {
          requestBody: { required: true, content: { 'application/json': { schema: reference(body.name) } } },
        }),
    responses: { ...success(route, documentation), ...problems(route, documentation) },
    ...(rule.kind === 'public' ? { security: [] } : {}),
    'x-permission': 'permission' in rule ? rule.permission : rule.kind,
  };
}

const IF_MATCH: Json = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The version that was seen, as `ETag` or `version` gave it.',
  schema: { type: 'string' },
};

function operationId({ controller, handler }: RouteEntry): string {
  const name = 'name' in handler ? String(handler.name) : '';
  return `${controller.name.replace(/Controller$/, '')}.${name}`;
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema:
      name === 'study' || name === 'token' || name === 'version' || name === 'site'
        ? { type: 'string' }
        : { type: 'string', format: 'uuid' },
  }));
}

function queryParameters(query: Type<unknown>): Json[] {
  const { properties, required } = schemaOf(query);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function success(route: RouteEntry, { answers, status, versioned, media, json }: RouteDocumentation): Json {
  if (answers === null) return { [status ?? 204]: { description: 'Done; there is nothing to say.' } };
  if (media !== undefined) {
    return { [status ?? 200]: { description: media, content: { [media]: { schema: { type: 'string' } } } } };
  }
  const name = answers.replace(/\[\]$/, '');
  if (VIEW_SCHEMAS[name] === undefined) {
    throw new RouteUndocumented(`${route.method} ${route.path} answers ${name}, which is no view`);
  }
  const schema = name === answers ? reference(name) : { type: 'array', items: reference(name) };
  const headers = { ETag: { description: 'The version, in quotation marks.', schema: { type: 'string' } } };
  return {
    [status ?? 200]: {
      description: name,
      content: { [json ?? 'application/json']: { schema } },
      ...(versioned === true ? { headers } : {}),
    },
  };
}

/** What every route of its kind can refuse, then what this one can. Grouped by status, as OpenAPI wants it. */
function problems(route: RouteEntry, { body, query, problems: own = [] }: RouteDocumentation): Json {
  const codes = new Set<ProblemCode>([...usual(route, body !== undefined, query !== undefined), ...own]);
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const status = PROBLEM_STATUS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${PROBLEM_WORDS[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: reference('ProblemView') } },
      },
    ]),
  );
}

function usual({ rule, scope, method }: RouteEntry, hasBody: boolean, hasQuery: boolean): ProblemCode[] {
  return [
    // Whatever the route, an address may hold what no address can mean.
    'request.malformed',
    ...(hasBody ? BODY_PROBLEMS : []),
    ...(hasQuery && !hasBody ? (['request.invalid'] as const) : []),
    ...(method === 'GET' ? [] : (['request.cross-site'] as const)),
    ...(rule.kind === 'public'
      ? []
      : (['session.required', 'session.expired', 'session.other-person'] as const)),
    ...('permission' in rule ? (['permission.denied'] as const) : []),
    ...(rule.kind === 'allow' ? (['session.password-change-required'] as const) : []),
    ...(scope.kind === 'study' ? (['study.not-found'] as const) : []),
    ...(scope.kind === 'record' ? ([`${scope.record}.not-found`, 'site.not-active'] as const) : []),
    'database.unavailable',
    'defect',
  ];
}

const BODY_PROBLEMS: readonly ProblemCode[] = [
  'request.malformed',
  'request.invalid',
  'request.unsupported-media-type',
  'request.too-large',
];

function problemCodes(): Json {
  const lines = Object.entries(PROBLEM_STATUS).map(([code, status]) => `- \`${code}\` (${status})`);
  return { enum: Object.keys(PROBLEM_STATUS), description: lines.join('\n') };
}

function requestSchemas(types: readonly Type<unknown>[]): Record<string, Json> {
  return Object.fromEntries(types.map((type) => [type.name, schemaOf(type)]));
}

interface RequestSchema extends Json {
  readonly properties: Readonly<Record<string, Json>>;
  readonly required: readonly string[];
}

/** Unknown fields are refused, so the schema says so too. */
function schemaOf(type: Type<unknown>): RequestSchema {
  const schema = targetConstructorToSchema(type, {
    classValidatorMetadataStorage: getMetadataStorage(),
    additionalConverters: {
      areItemValues: { type: 'object', additionalProperties: ITEM_VALUE },
      isDefinition: DEFINITION,
      areDefinitions: { type: 'array', items: DEFINITION, maxItems: MOST_DEFINITIONS },
      areClosures: { type: 'array', items: CLOSURE, maxItems: MOST_CLOSURES },
      areCodes: { type: 'object', additionalProperties: { type: 'string' } },
      isCalendarDay: { type: 'string', format: 'date' },
      isPartialDay: { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' },
    },
  });
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, property]): [string, Json] => [
      name,
      { ...property },
    ]),
  );
  return { type: 'object', properties, required: schema.required ?? [], additionalProperties: false };
}

const CLOSURE: Json = {
  type: 'object',
  properties: {
    from: { type: 'string', format: 'date' },
    to: { type: 'string', format: 'date' },
    reason: { type: 'string', minLength: 1, maxLength: LONGEST_CLOSURE_REASON },
  },
  required: ['from', 'to', 'reason'],
  additionalProperties: false,
};

/** What a definition holds is told by its own schema. */
const DEFINITION: Json = { type: 'object', additionalProperties: true };

/** A value as it is kept, or the bare number of a numeric item; null empties the path. */
const ITEM_VALUE: Json = {
  anyOf: [{ $ref: '#/components/schemas/ItemValue' }, { type: ['number', 'null'] }],
};

function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}
