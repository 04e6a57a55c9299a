import { requirePositive } from './positive.js';

/** A person's weight in kilograms and height in centimetres, both above 0. */
export interface BodyMeasures {
  readonly weightKg: number;
  readonly heightCm: number;
}

const CM_KG_TO_M2 = 3600;

/**
 * Body surface area in m², after Mosteller.
 *
 * @throws RangeError for a measure that is not above 0
 * @see Mosteller RD. N Engl J Med 1987;317:1098
 */
export function bodySurfaceAreaMostellerM2({ weightKg, heightCm }: BodyMeasures): number {
  requirePositive({ weightKg, heightCm });
  return Math.sqrt((heightCm * weightKg) / CM_KG_TO_M2);
}

/**
 * Body surface area in m², after Du Bois and Du Bois.
 *
 * @throws RangeError for a measure that is not above 0
 * @see Du Bois D, Du Bois EF. Arch Intern Med 1916;17:863-871
 */
export function bodySurfaceAreaDuBoisM2({ weightKg, heightCm }: BodyMeasures): number {
  requirePositive({ weightKg, heightCm });
  return 0.007184 * weightKg ** 0.425 * heightCm ** 0.725;
}

/** Body mass index in kg/m². @throws RangeError for a measure that is not above 0 */
export function bodyMassIndexKgM2({ weightKg, heightCm }: BodyMeasures): number {
  requirePositive({ weightKg, heightCm });
  return weightKg / (heightCm / 100) ** 2;
}
