/**
 * Response of meningioma by RANO: Huang RY et al. Neuro Oncol 2019;21:26-36, Table 1.
 *
 * It proposes; the investigator's own response stands beside it. Whether a response has to be confirmed later is left to
 * the reader.
 */
import { asMeasured, requireSums } from './change.js';

export type RanoTargetResponse = 'CR' | 'PR' | 'MR' | 'SD' | 'PD' | 'NE';

/** Sums of the products of perpendicular diameters in mm2. */
export interface AreaSums {
  readonly sum: number;
  /** Before treatment. */
  readonly baseline: number;
  /** The smallest before today, the baseline among them. */
  readonly nadir: number;
}

/** What stands beside the measured lesions at one time point. */
export interface RanoFindings {
  /** `STABLE` is stable or better; `NONE` when there never were others. */
  readonly nonTarget: 'CR' | 'STABLE' | 'PD' | 'NE' | 'NONE';
  readonly hasNewLesion: boolean;
  /** The clinical state is worse, and not for another reason than the tumour. */
  readonly isWorse: boolean;
  readonly steroids: 'NONE' | 'SAME' | 'LOWER' | 'HIGHER';
}

/**
 * The response of the measured lesions: 50 % less is partial, 25 % less minor, 25 % above the smallest progression.
 *
 * @throws RangeError for a sum below 0
 */
export function ranoTarget({ sum, baseline, nadir }: AreaSums): RanoTargetResponse {
  requireSums({ sum, baseline, nadir });
  if (sum === 0) return 'CR';
  if (sum >= asMeasured(nadir * 1.25)) return 'PD';
  if (sum <= asMeasured(baseline * 0.5)) return 'PR';
  return sum <= asMeasured(baseline * 0.75) ? 'MR' : 'SD';
}

/**
 * The overall response: progression by any sign of it, anything better by all of them.
 *
 * More corticosteroids alone are no progression, but no response is read under them: `NE`.
 */
export function ranoOverall(target: RanoTargetResponse, findings: RanoFindings): RanoTargetResponse {
  const { nonTarget, hasNewLesion, isWorse, steroids } = findings;
  if (hasNewLesion || isWorse || target === 'PD' || nonTarget === 'PD') return 'PD';
  if (target === 'NE' || nonTarget === 'NE' || steroids === 'HIGHER') return 'NE';
  if (target !== 'CR') return target;
  return steroids === 'NONE' && nonTarget !== 'STABLE' ? 'CR' : 'PR';
}
