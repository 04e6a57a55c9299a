import { fixedDecimal } from '../expressions/decimal.js';
import type { CompiledStudy } from './compile.js';

export interface Activity {
  readonly value: number;
  /** UCUM code. */
  readonly unit: string;
}

/** Places after the point that an activity to order is given in. */
const PLACES = 6;

/**
 * An activity in the unit the study prefers for what was given, by the factor of the administration's own form
 * (1 mCi is 0.037 GBq exactly). Null where the study prefers none but GBq.
 *
 * @param gigabecquerels - GBq
 */
export function preferredActivity(study: CompiledStudy, gigabecquerels: number): Activity | null {
  const { roles, preferredUnits = {} } = study.definition;
  const form = study.forms.get(roles.administration.form);
  const given = form?.definition.sections
    .flatMap(({ items }) => items)
    .find(({ code, units }) => units?.[0] === 'GBq' && preferredUnits[code] !== undefined);
  const unit = given === undefined ? undefined : preferredUnits[given.code];
  const factor = unit === undefined ? undefined : given?.factors?.[unit];
  if (unit === undefined || factor === undefined) return null;
  return { value: Number(fixedDecimal(gigabecquerels / factor, PLACES)), unit };
}
