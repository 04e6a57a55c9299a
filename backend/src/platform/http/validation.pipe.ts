import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { Problem } from './problem.js';

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false };
const BUILT_IN: readonly unknown[] = [String, Number, Boolean, Array, Object, undefined];

/**
 * Checks bodies and queries against their request classes and names every field that does not fit.
 *
 * A JSON body has types of its own and is taken as it is; a query is text, which `@Type` of its class converts.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || metatype === undefined || BUILT_IN.includes(metatype))
      return value;
    if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw new Problem('request.invalid', undefined, {
        errors: [{ path: '', message: 'a JSON object is expected' }],
      });
    }
    const instance = type === 'body' ? instanceOf(metatype, value) : converted(metatype, value);
    const errors = validateSync(instance, OPTIONS).flatMap((error) => explain(error, ''));
    if (errors.length > 0) throw new Problem('request.invalid', sentence(errors), { errors });
    return instance;
  }
}

function instanceOf(metatype: Type<unknown>, value: object): object {
  return Object.assign(new metatype() as object, value);
}

function converted(metatype: Type<unknown>, value: object): object {
  return plainToInstance(metatype as Type<object>, { ...value });
}

interface FieldError {
  readonly path: string;
  readonly message: string;
}

function explain(error: ValidationError, parent: string): FieldError[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
    path,
    message: constraint === 'whitelistValidation' ? `${error.property} is not a known field` : message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => explain(child, path))];
}

function sentence(errors: readonly FieldError[]): string {
  const said = errors.slice(0, 3).map(({ message }) => message);
  const rest = errors.length > 3 ? `; and ${errors.length - 3} more` : '';
  return `The request is not as expected: ${said.join('; ')}${rest}. Nothing was saved. Correct it and send again.`;
}
