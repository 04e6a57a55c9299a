import type { Environment } from '@marcbachmann/cel-js';
import { percentChange } from '../response/change.js';
import {
  ranoOverall,
  ranoTarget,
  type RanoFindings,
  type RanoTargetResponse,
} from '../response/rano-meningioma.js';
import {
  recistOverall,
  recistTarget,
  type NonTargetResponse,
  type TargetResponse,
} from '../response/recist.js';

/** Response criteria a definition may call; sources stand with the criteria themselves. */
export const RESPONSE_FUNCTIONS = [
  'percentChange',
  'recistTarget',
  'recistOverall',
  'ranoTarget',
  'ranoOverall',
] as const;

const RECIST_TARGET: readonly (TargetResponse | 'NONE')[] = ['CR', 'PR', 'SD', 'PD', 'NE', 'NONE'];
const RECIST_OTHERS: readonly NonTargetResponse[] = ['CR', 'NON-CR/NON-PD', 'PD', 'NE', 'NONE'];
const RANO_TARGET: readonly RanoTargetResponse[] = ['CR', 'PR', 'MR', 'SD', 'PD', 'NE'];
const RANO_OTHERS: readonly RanoFindings['nonTarget'][] = ['CR', 'STABLE', 'PD', 'NE', 'NONE'];
const STEROIDS: readonly RanoFindings['steroids'][] = ['NONE', 'SAME', 'LOWER', 'HIGHER'];

/**
 * Makes the response criteria known to an environment: sum, baseline, smallest sum before.
 *
 * A code they do not know is an error of the expression, never a response.
 */
export function registerResponses(environment: Environment): void {
  environment
    .registerFunction('percentChange(double, double): double', percentChange)
    .registerFunction(
      'recistTarget(double, double, double, bool): string',
      (sum: number, baseline: number, nadir: number, allGone: boolean) =>
        recistTarget({ sum, baseline, nadir }, allGone),
    )
    .registerFunction(
      'recistOverall(string, string, bool): string',
      (target: string, others: string, isNew: boolean) => {
        const response = known(RECIST_TARGET, target);
        return recistOverall(response === 'NONE' ? null : response, known(RECIST_OTHERS, others), isNew);
      },
    )
    .registerFunction(
      'ranoTarget(double, double, double): string',
      (sum: number, baseline: number, nadir: number) => ranoTarget({ sum, baseline, nadir }),
    )
    .registerFunction(
      'ranoOverall(string, string, bool, bool, string): string',
      (target: string, others: string, hasNewLesion: boolean, isWorse: boolean, steroids: string) =>
        ranoOverall(known(RANO_TARGET, target), {
          nonTarget: known(RANO_OTHERS, others),
          hasNewLesion,
          isWorse,
          steroids: known(STEROIDS, steroids),
        }),
    );
}

/** @throws RangeError for a code that is none of those known */
function known<Code extends string>(codes: readonly Code[], code: string): Code {
  const found = codes.find((one) => one === code);
  if (found === undefined) throw new RangeError(`${code} is none of ${codes.join(', ')}`);
  return found;
}
