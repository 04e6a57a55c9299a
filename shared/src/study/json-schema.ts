import { DEFINITION_WORDS } from './definition-words.js';
import { definitionShape } from './definition-shape.js';
import { TEXT_LIMIT } from './limits.js';
import type { ObjectShape, Shape } from './shape.js';

/** A JSON Schema, draft 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** ISO 8601, as far as definitions use it; with the minus first when it points backwards. */
const DURATION = '^-?P(?=.)(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,5}D)?(T\\d{1,5}H)?$';
const WORDS = 'Words';

/** The JSON Schema of study definitions, made of the shape the reader checks with. */
export function definitionSchema(): JsonSchema & { readonly $schema: string } {
  const named = new Map<string, JsonSchema>([[WORDS, wordsSchema()]]);
  const whole = objectSchema(definitionShape, named);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Lutetia study definition',
    description:
      'Everything a protocol says that the product acts on. What the parts mean together is checked when a definition is loaded: npm run lutetia -- study check FILE.',
    ...whole,
    $defs: Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function schemaOf(shape: Shape, named: Map<string, JsonSchema>): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return {
        type: 'string',
        minLength: 1,
        maxLength: shape.most,
        ...(shape.like && { pattern: shape.like.pattern }),
      };
    case 'flag':
      return { type: 'boolean' };
    case 'words':
      return reference(WORDS);
    case 'duration':
      return { type: 'string', pattern: shape.sign === 'any' ? DURATION : DURATION.replace('-?', '') };
    case 'whole':
      return { type: 'integer', minimum: shape.least, maximum: shape.most };
    case 'above-zero':
      return { type: 'number', exclusiveMinimum: 0 };
    case 'one-of':
      return referenced(shape.name, { enum: shape.choices }, named);
    case 'nullable':
      return { anyOf: [schemaOf(shape.of, named), { type: 'null' }] };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of, named), maxItems: shape.most };
    case 'record':
      return { type: 'object', additionalProperties: schemaOf(shape.of, named), maxProperties: shape.most };
    case 'object':
      return shape.name === null ? objectSchema(shape, named) : namedObject(shape, shape.name, named);
  }
}

function namedObject(shape: ObjectShape, name: string, named: Map<string, JsonSchema>): JsonSchema {
  if (!named.has(name)) named.set(name, objectSchema(shape, named));
  return reference(name);
}

function referenced(name: string | null, schema: JsonSchema, named: Map<string, JsonSchema>): JsonSchema {
  if (name === null) return schema;
  named.set(name, schema);
  return reference(name);
}

function reference(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}

function objectSchema({ name, required, optional }: ObjectShape, named: Map<string, JsonSchema>): JsonSchema {
  const words = name === null ? {} : (DEFINITION_WORDS[name] ?? {});
  const properties = Object.entries({ ...required, ...optional }).map(
    ([key, shape]): [string, JsonSchema] => {
      const description = Object.hasOwn(words, key) ? { description: words[key] } : {};
      return [key, { ...schemaOf(shape, named), ...description }];
    },
  );
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: Object.keys(required),
    additionalProperties: false,
  };
}

function wordsSchema(): JsonSchema {
  const text = { type: 'string', minLength: 1, maxLength: TEXT_LIMIT };
  return {
    description: 'Text shown to people: one text, or texts by language with English among them.',
    anyOf: [text, { type: 'object', properties: { en: text }, required: ['en'], additionalProperties: text }],
  };
}
