import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { Problem } from './problem.js';

const OPTIONS = { forbidUnknownValues: false };
const BUILT_IN: readonly unknown[] = [String, Number, Boolean, Array, Object, undefined];

/**
 * Checks bodies and queries against their request classes and names every field that does not fit.
 *
 * A JSON body has types of its own and is taken as it is; a query is text, which `@Type` of its class converts.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  private readonly takesNone = new Set<Type<unknown>>();

  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || metatype === undefined || BUILT_IN.includes(metatype))
      return value;
    return type === 'body' ? readRequest(metatype, value) : this.readQuery(metatype, requireObject(value));
  }

  /** Most requests come without a query: whether a class takes that is found out once. */
  private readQuery(metatype: Type<unknown>, query: object): unknown {
    const isEmpty = Object.keys(query).length === 0;
    if (isEmpty && this.takesNone.has(metatype)) return new metatype();
    const read = checked(metatype, query, converted);
    if (isEmpty) this.takesNone.add(metatype);
    return read;
  }
}

/** A body as its request class describes it. @throws Problem `request.invalid` with every field that does not fit */
export function readRequest<Body>(metatype: Type<Body>, value: unknown): Body {
  const { nullIsAnAnswerIn: answers = [] } = metatype as RequestClass<Body>;
  const given = Object.entries(requireObject(value)).filter(
    ([name, field]) => field !== null || answers.includes(name),
  );
  return checked(metatype, Object.fromEntries(given), instanceOf);
}

/** A field that is null is a field left out, but for those whose class says that null is an answer of its own. */
type RequestClass<Body> = Type<Body> & { readonly nullIsAnAnswerIn?: readonly string[] };

function requireObject(value: unknown): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  const errors = [{ path: '', message: 'a JSON object is expected' }];
  throw new Problem('request.invalid', undefined, { errors });
}

/** Only fields of the class reach the instance: one named `constructor` would choose the rules it is checked by. */
function checked<Checked>(
  metatype: Type<Checked>,
  value: object,
  make: (metatype: Type<Checked>, fields: object) => Checked,
): Checked {
  const fields = fieldsOf(metatype);
  const entries = Object.entries(value);
  const known = entries.filter(([name]) => fields.has(name));
  const instance = make(metatype, Object.fromEntries(known));
  const errors = [
    ...(known.length === entries.length ? [] : entries.filter(([name]) => !fields.has(name)).map(unknown)),
    ...validateSync(instance as object, OPTIONS).flatMap((error) => explain(error, '')),
  ];
  if (errors.length > 0) throw new Problem('request.invalid', sentence(errors), { errors });
  return instance;
}

const FIELDS = new Map<Type<unknown>, ReadonlySet<string>>();

function fieldsOf(metatype: Type<unknown>): ReadonlySet<string> {
  const known = FIELDS.get(metatype);
  if (known !== undefined) return known;
  const rules = getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false);
  const fields = new Set(rules.map(({ propertyName }) => propertyName));
  FIELDS.set(metatype, fields);
  return fields;
}

function unknown([name]: readonly [string, unknown]): FieldError {
  return { path: name, message: `${name} is not a known field` };
}

function instanceOf<Body>(metatype: Type<Body>, fields: object): Body {
  return Object.assign(new metatype() as object, fields) as Body;
}

function converted<Query>(metatype: Type<Query>, fields: object): Query {
  return plainToInstance(metatype, fields);
}

interface FieldError {
  readonly path: string;
  readonly message: string;
}

function explain(error: ValidationError, parent: string): FieldError[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ path, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => explain(child, path))];
}

function sentence(errors: readonly FieldError[]): string {
  const said = errors.slice(0, 3).map(({ message }) => message);
  const rest = errors.length > 3 ? `; and ${errors.length - 3} more` : '';
  return `The request is not as expected: ${said.join('; ')}${rest}. Nothing was saved. Correct it and send again.`;
}
