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

/** A definition whose fields something else reads, and tells what is wrong with them. */
export const IsDefinition = (): PropertyDecorator => record('isDefinition');

/** Most definitions a request may bring along. */
export const MOST_DEFINITIONS = 500;

/** A list of definitions, at most `MOST_DEFINITIONS`. */
export const AreDefinitions = (): PropertyDecorator =>
  ValidateBy({
    name: 'areDefinitions',
    validator: {
      validate: (value) => Array.isArray(value) && value.length <= MOST_DEFINITIONS && value.every(isRecord),
      defaultMessage: (args) =>
        `${args?.property ?? 'value'} must be a list of at most ${MOST_DEFINITIONS} objects`,
    },
  });
