import { ValidateBy } from 'class-validator';

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const record = (name: string): PropertyDecorator =>
  ValidateBy({
    name,
    validator: {
      validate: isRecord,
      defaultMessage: (args) => `${args?.property ?? 'value'} must be an object`,
    },
  });

/** Item path -> item value (or null to empty it). The core says what each item can hold, with its path. */
export const AreItemValues = (): PropertyDecorator => record('areItemValues');

/** Code -> code. */
export const AreCodes = (): PropertyDecorator => record('areCodes');
