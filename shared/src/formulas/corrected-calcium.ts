import { requirePositive } from './positive.js';

/**
 * Total calcium in mmol/L as it would be at 40 g/L of albumin: 0.02 mmol/L for each g/L.
 *
 * @throws RangeError for an input that is not above 0
 * @see Payne RB et al. Br Med J 1973;4:643-646
 */
export function correctedCalciumMmolL({
  calciumMmolL,
  albuminGL,
}: {
  readonly calciumMmolL: number;
  readonly albuminGL: number;
}): number {
  requirePositive({ calciumMmolL, albuminGL });
  return calciumMmolL + 0.02 * (40 - albuminGL);
}

/**
 * Total calcium in mg/dL as it would be at 4.0 g/dL of albumin: 0.8 mg/dL for each g/dL, as written in the United
 * States.
 *
 * @throws RangeError for an input that is not above 0
 * @see Payne RB et al. Br Med J 1973;4:643-646
 */
export function correctedCalciumMgDl({
  calciumMgDl,
  albuminGDl,
}: {
  readonly calciumMgDl: number;
  readonly albuminGDl: number;
}): number {
  requirePositive({ calciumMgDl, albuminGDl });
  return calciumMgDl + 0.8 * (4 - albuminGDl);
}
