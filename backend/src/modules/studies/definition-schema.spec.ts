import { readFileSync } from 'node:fs';
import { definitionSchema, type JsonSchema } from '@lutetia/shared/study/json-schema';
import {
  DEFINITION_WORDS_FILE,
  definitionTypeSchemas,
  definitionWordsText,
} from './generate-definition-words.js';

const MANUAL = new URL('../../../../docs/study-definition.md', import.meta.url);

/** What both descriptions must agree on: fields, which of them are needed, closed sets, lists, references. */
function outline(schema: JsonSchema): unknown {
  const reference = schema['$ref'];
  if (typeof reference === 'string') return reference.slice(reference.lastIndexOf('/') + 1);
  const { properties, required, items, additionalProperties, anyOf } = schema;
  if (schema['enum'] !== undefined) return { enum: [...(schema['enum'] as string[])].sort() };
  if (schema['const'] !== undefined) return { enum: [schema['const']] };
  // The compiler forgets the name of a union that may be absent.
  if (Array.isArray(anyOf) && JSON.stringify(anyOf).includes('"en"')) return 'Words';
  if (Array.isArray(anyOf)) return { anyOf: anyOf.map((one: JsonSchema) => outline(one)) };
  if (schema['type'] === 'array') return { items: outline(items as JsonSchema) };
  if (properties !== undefined) {
    const fields = Object.entries(properties as Record<string, JsonSchema>).map(
      ([key, value]) => [key, outline(value)] as const,
    );
    return {
      fields: Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1))),
      required: [...((required ?? []) as string[])].sort(),
    };
  }
  if (schema['type'] === 'object') return { record: outline(additionalProperties as JsonSchema) };
  return schema['type'] === 'integer' ? 'number' : schema['type'];
}

describe('the JSON Schema of study definitions', () => {
  const schema = definitionSchema();
  const named: Record<string, JsonSchema> = {
    ...(schema['$defs'] as Record<string, JsonSchema>),
    StudyDefinition: schema,
  };
  const types = definitionTypeSchemas();

  it('describes the very types the product is written with, field by field', () => {
    const { Words: _words, ...compared } = named;
    const { Words: _alias, ...written } = types;
    expect(Object.keys(compared).sort()).toEqual(Object.keys(written).sort());
    for (const [name, type] of Object.entries(written)) {
      expect([name, outline(compared[name] ?? {})]).toEqual([name, outline(type)]);
    }
  });

  it('takes its words from those types', () => {
    expect(readFileSync(DEFINITION_WORDS_FILE, 'utf8') === definitionWordsText()).toBe(true);
    expect(JSON.stringify(schema)).toContain('which is not the same as out of window');
  });

  it('follows draft 2020-12 and refers to nothing that is missing', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const references = [...JSON.stringify(schema).matchAll(/"#\/\$defs\/([^"]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(references.filter((name) => named[name] === undefined)).toEqual([]);
  });

  it('has every field in the manual', () => {
    const manual = readFileSync(MANUAL, 'utf8');
    const fields = Object.values(named).flatMap((one) => Object.keys(one['properties'] ?? {}));
    const unsaid = [...new Set(fields)].filter((field) => !manual.includes(`\`${field}\``));
    expect(unsaid).toEqual([]);
  });
});
