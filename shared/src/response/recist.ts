/**
 * Response by RECIST 1.1: Eisenhauer EA et al. Eur J Cancer 2009;45:228-247.
 *
 * It proposes; the investigator's own response stands beside it.
 */
import { asMeasured, requireSums } from './change.js';

export type TargetResponse = 'CR' | 'PR' | 'SD' | 'PD' | 'NE';

/** Other known lesions; `NONE` when there never were any. */
export type NonTargetResponse = 'CR' | 'NON-CR/NON-PD' | 'PD' | 'NE' | 'NONE';

/** `NON-CR/NON-PD` where there are only lesions that are not measured. */
export type OverallResponse = TargetResponse | 'NON-CR/NON-PD';

/** Sums of the diameters of the target lesions in mm: longest diameters, of lymph nodes the short axis. */
export interface TargetSums {
  readonly sum: number;
  /** Before treatment. */
  readonly baseline: number;
  /** The smallest before today, the baseline among them. */
  readonly nadir: number;
}

const LEAST_GROWTH_MM = 5;

/**
 * The response of the target lesions, all of them measured.
 *
 * @param allGone - every lesion has disappeared and every node is below 10 mm in its short axis; the sum need not be 0
 * @throws RangeError for a sum below 0
 */
export function recistTarget({ sum, baseline, nadir }: TargetSums, allGone: boolean): TargetResponse {
  requireSums({ sum, baseline, nadir });
  if (allGone) return 'CR';
  // Table 3, note a: what is seen again after everything had gone is progression, however small.
  if (nadir === 0 && sum > 0) return 'PD';
  if (sum >= asMeasured(nadir * 1.2) && asMeasured(sum - nadir) >= LEAST_GROWTH_MM) return 'PD';
  return sum <= asMeasured(baseline * 0.7) ? 'PR' : 'SD';
}

/**
 * The overall response at one time point (Tables 1 and 2).
 *
 * @param target - null where there are no target lesions
 */
export function recistOverall(
  target: TargetResponse | null,
  nonTarget: NonTargetResponse,
  hasNewLesion: boolean,
): OverallResponse {
  if (hasNewLesion || target === 'PD' || nonTarget === 'PD') return 'PD';
  if (target === null) return nonTarget === 'NONE' ? 'NE' : nonTarget;
  if (target !== 'CR') return target;
  return nonTarget === 'CR' || nonTarget === 'NONE' ? 'CR' : 'PR';
}
