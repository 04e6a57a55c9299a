import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The part of JSON Schema 2020-12 that views need. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * Derives JSON Schemas from exported interfaces and type aliases, so that the answers are described by the very types
 * the code is checked with.
 *
 * @param files - absolute paths of TypeScript files whose exports are views
 * @returns a schema for each export and for each named type they use, in order of their names
 */
export function schemasOfViews(
  files: readonly string[],
  options: ts.CompilerOptions,
): Record<string, JsonSchema> {
  const program = ts.createProgram([...files], { ...options, noEmit: true, composite: false });
  const checker = program.getTypeChecker();
  const reader = new TypeReader(checker);
  for (const file of files) {
    const source = program.getSourceFile(file);
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} exports nothing`);
    for (const symbol of checker.getExportsOfModule(module)) reader.addExport(symbol);
  }
  return reader.sorted();
}

/** A value that may be any JSON. */
const ANY_JSON: readonly string[] = ['string', 'number', 'boolean', 'object', 'array', 'null'];
/** What a row looks like in storage is nobody's answer. */
const STORED = /Row$/;

class TypeReader {
  private readonly schemas = new Map<string, JsonSchema>();

  constructor(private readonly checker: ts.TypeChecker) {}

  addExport(symbol: ts.Symbol): void {
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    if ((target.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias)) === 0) return;
    if (STORED.test(target.name)) return;
    this.read(this.checker.getDeclaredTypeOfSymbol(target));
  }

  sorted(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** A reference for a named type, else the schema itself. */
  private read(type: ts.Type): JsonSchema {
    const name = this.nameOf(type);
    if (name === null) return this.shape(type);
    if (!this.schemas.has(name)) {
      this.schemas.set(name, {});
      this.schemas.set(name, this.shape(type));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  private nameOf(type: ts.Type): string | null {
    const symbol = type.aliasSymbol ?? (type.flags & ts.TypeFlags.Object ? type.getSymbol() : undefined);
    if (symbol === undefined || symbol.name.startsWith('__') || type.aliasTypeArguments !== undefined)
      return null;
    const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
    return file.includes('/node_modules/') || this.checker.isArrayType(type) ? null : symbol.name;
  }

  private shape(type: ts.Type): JsonSchema {
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return { type: ANY_JSON };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return { const: this.checker.typeToString(type) === 'true' };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.isUnion()) return this.union(type.types);
    if (type.isIntersection()) return this.intersection(type);
    if (this.checker.isArrayType(type)) {
      const [element] = this.checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: element === undefined ? {} : this.read(element) };
    }
    return this.object(type);
  }

  /** A branded string or number is that string or number to whoever reads the answer. */
  private intersection(type: ts.IntersectionType): JsonSchema {
    const primitive = type.types.find((part) => part.flags & (ts.TypeFlags.String | ts.TypeFlags.Number));
    return primitive === undefined ? this.object(type) : this.shape(primitive);
  }

  private union(types: readonly ts.Type[]): JsonSchema {
    const present = types.filter((type) => !(type.flags & ts.TypeFlags.Undefined));
    const literals = present.flatMap((type) =>
      type.isStringLiteral() || type.isNumberLiteral() ? [type.value] : [],
    );
    const hasNull = present.some((type) => type.flags & ts.TypeFlags.Null);
    const isBoolean = present.filter((type) => type.flags & ts.TypeFlags.BooleanLiteral).length === 2;
    const others = present.filter(
      (type) =>
        !type.isStringLiteral() &&
        !type.isNumberLiteral() &&
        !(type.flags & ts.TypeFlags.Null) &&
        !(isBoolean && type.flags & ts.TypeFlags.BooleanLiteral),
    );
    const parts = [
      ...(literals.length > 0 ? [{ enum: literals }] : []),
      ...(isBoolean ? [{ type: 'boolean' }] : []),
      ...others.map((type) => this.read(type)),
      ...(hasNull ? [{ type: 'null' }] : []),
    ];
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { anyOf: parts };
  }

  private object(type: ts.Type): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      const described = ts.displayPartsToString(property.getDocumentationComment(this.checker));
      const schema = this.read(this.checker.getTypeOfSymbol(property));
      properties[property.name] = described === '' ? schema : { ...schema, description: described };
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
    }
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(index === undefined ? {} : { additionalProperties: this.read(index) }),
    };
  }
}

const TOP = path.resolve(import.meta.dirname, '../../../..');

/** The folder of the views: each of its files is read. */
const VIEWS_FOLDER = 'shared/src/contract/views';
/** Views declared elsewhere. */
const OTHER_VIEWS: readonly string[] = [
  'shared/src/contract/problem-codes.ts',
  'backend/src/platform/openapi/openapi.view.ts',
];

function viewFiles(): readonly string[] {
  const inFolder = readdirSync(path.join(TOP, VIEWS_FOLDER)).sort();
  return [...inFolder.map((file) => `${VIEWS_FOLDER}/${file}`), ...OTHER_VIEWS];
}

/** The file the schemas are kept in; a test compares it with what is generated. */
export const VIEW_SCHEMAS_FILE = path.join(TOP, 'backend/src/platform/openapi/view-schemas.ts');

/** The text that file must hold. */
export function viewSchemasText(): string {
  const config = ts.readConfigFile(path.join(TOP, 'tsconfig.base.json'), (file) =>
    readFileSync(file, 'utf8'),
  );
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, TOP);
  const schemas = schemasOfViews(
    viewFiles().map((file) => path.join(TOP, file)),
    options,
  );
  return `/** Generated by \`generate-view-schemas.ts\` from the types of the views; not edited by hand. */
// oxfmt-ignore
export const VIEW_SCHEMAS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = ${JSON.stringify(schemas)};
`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(VIEW_SCHEMAS_FILE, viewSchemasText());
