/** The rules of OpenAPI 3.1.0 (spec.openapis.org/oas/v3.1.0) that our document must keep, each fault with its place. */

type Node = Readonly<Record<string, unknown>>;

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
/** Any of these says what a value may be. */
const SAYS_SOMETHING = ['$ref', 'type', 'enum', 'const', 'anyOf', 'oneOf', 'allOf'];

/** Every rule a document breaks, as `pointer: what is wrong`. */
export function faultsOf(document: unknown): string[] {
  const root = record(document);
  const faults: string[] = [];
  const { info, paths, components } = {
    info: record(root['info']),
    paths: record(root['paths']),
    components: record(root['components']),
  };
  if (!/^3\.1\.\d+$/.test(String(root['openapi']))) faults.push('/openapi: must be 3.1.x');
  for (const field of ['title', 'version']) {
    if (typeof info[field] !== 'string' || info[field] === '') faults.push(`/info/${field}: is required`);
  }
  const ids = new Set<unknown>();
  for (const [path, item] of Object.entries(paths)) {
    if (!path.startsWith('/')) faults.push(`/paths/${path}: must begin with a slash`);
    for (const [method, operation] of Object.entries(record(item))) {
      const at = `${method} ${path}`;
      if (!METHODS.includes(method)) faults.push(`${at}: is no method`);
      const id = record(operation)['operationId'];
      if (ids.has(id)) faults.push(`${at}: operationId ${String(id)} is used twice`);
      ids.add(id);
      faults.push(...operationFaults(at, path, record(operation), root));
    }
  }
  for (const [name, schema] of Object.entries(record(components['schemas']))) {
    if (!/^[\w.-]+$/.test(name)) faults.push(`/components/schemas/${name}: is no name`);
    faults.push(...schemaFaults(`/components/schemas/${name}`, schema, root));
  }
  return faults;
}

function operationFaults(at: string, path: string, operation: Node, root: Node): string[] {
  const faults: string[] = [];
  const parameters = list(operation['parameters']).map(record);
  const inPath = parameters.filter((parameter) => parameter['in'] === 'path').map(({ name }) => String(name));
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  if (named.sort().join() !== inPath.sort().join()) faults.push(`${at}: path parameters do not match`);
  for (const parameter of parameters) {
    const place = `${at} ${String(parameter['name'])}`;
    if (!['path', 'query', 'header', 'cookie'].includes(String(parameter['in'])))
      faults.push(`${place}: is nowhere`);
    if (parameter['in'] === 'path' && parameter['required'] !== true)
      faults.push(`${place}: must be required`);
    faults.push(...schemaFaults(place, parameter['schema'], root));
  }
  const body = operation['requestBody'];
  if (body !== undefined) faults.push(...contentFaults(`${at} body`, record(body)['content'], root));
  const responses = Object.entries(record(operation['responses']));
  if (!responses.some(([status]) => /^2\d\d$/.test(status))) faults.push(`${at}: says nothing of success`);
  for (const [status, response] of responses) {
    const place = `${at} ${status}`;
    if (!/^[1-5]\d\d$/.test(status)) faults.push(`${place}: is no status`);
    if (typeof record(response)['description'] !== 'string') faults.push(`${place}: has no description`);
    const content = record(response)['content'];
    if (content === undefined && status !== '204') faults.push(`${place}: has no content`);
    if (content !== undefined) faults.push(...contentFaults(place, content, root));
  }
  return faults;
}

function contentFaults(at: string, content: unknown, root: Node): string[] {
  const media = Object.entries(record(content));
  if (media.length === 0) return [`${at}: has no media type`];
  return media.flatMap(([type, value]) => [
    ...(/^[\w.+-]+\/[\w.+-]+$/.test(type) ? [] : [`${at}: ${type} is no media type`]),
    ...schemaFaults(`${at} ${type}`, record(value)['schema'], root),
  ]);
}

/** JSON Schema 2020-12 as far as the document uses it; a schema that says nothing is a fault. */
function schemaFaults(at: string, schema: unknown, root: Node): string[] {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [`${at}: is no schema`];
  const node = record(schema);
  if (!SAYS_SOMETHING.some((keyword) => keyword in node)) return [`${at}: says nothing`];
  const faults: string[] = [];
  const reference = node['$ref'];
  if (reference !== undefined && !resolves(textOf(reference), root))
    faults.push(`${at}: ${textOf(reference)} leads nowhere`);
  for (const type of [node['type']].flat()) {
    if (type !== undefined && !TYPES.includes(textOf(type))) faults.push(`${at}: ${textOf(type)} is no type`);
  }
  if ('enum' in node && list(node['enum']).length === 0) faults.push(`${at}: enum is empty`);
  const properties = record(node['properties'] ?? {});
  for (const name of list(node['required'])) {
    if (!Object.hasOwn(properties, String(name)))
      faults.push(`${at}: ${String(name)} is required and not described`);
  }
  if (
    node['type'] === 'object' &&
    node['properties'] === undefined &&
    node['additionalProperties'] === undefined
  ) {
    faults.push(`${at}: an object of anything`);
  }
  if (node['type'] === 'array' && node['items'] === undefined) faults.push(`${at}: a list of anything`);
  const inner = [
    ...Object.entries(properties).map(([name, value]) => [`properties/${name}`, value] as const),
    ...['anyOf', 'oneOf', 'allOf'].flatMap((word) =>
      list(node[word]).map((value, i) => [`${word}/${i}`, value] as const),
    ),
    ...(node['items'] === undefined ? [] : [['items', node['items']] as const]),
    ...(typeof node['additionalProperties'] === 'object'
      ? [['additionalProperties', node['additionalProperties']] as const]
      : []),
  ];
  return [...faults, ...inner.flatMap(([place, value]) => schemaFaults(`${at}/${place}`, value, root))];
}

function resolves(reference: string, root: Node): boolean {
  if (!reference.startsWith('#/')) return false;
  let node: unknown = root;
  for (const part of reference.slice(2).split('/')) node = record(node)[part];
  return node !== undefined;
}

function record(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}

/** What should be text, as text; anything else as JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
