import { nearestName } from '../expressions/nearest-name.js';
import { below, fault, warning, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';
import { codesOf } from './lint-milestones.js';
import type { MilestoneDefinition } from './milestone-definition.js';

type Found = Generator<StudyFault, void, undefined>;

/** Arms and strata against the form that records them: every one of them must be possible to enter. */
export function* randomisationFaults(context: LintContext): Found {
  const { milestones, strata } = context.definition;
  const index = milestones.findIndex(({ kind }) => kind === 'randomisation');
  const milestone = milestones[index];
  if (milestone === undefined) {
    for (const [position, { code }] of strata.entries())
      yield warning(
        `/strata/${position}`,
        `No milestone of the kind randomisation records the stratum ${code}`,
      );
    return;
  }
  yield* armFaults(context, milestone, `/milestones/${index}/writes`);
  for (const [position, { code, levels }] of strata.entries()) {
    const item = milestone.writes?.[`strata.${code}`];
    if (item === undefined) {
      yield warning(
        `/strata/${position}`,
        `The milestone ${milestone.code} does not write the stratum ${code}`,
      );
      continue;
    }
    const codes = codesOf(context, milestone.form, item) ?? [];
    for (const [at, level] of levels.entries()) {
      if (codes.length === 0 || codes.includes(level.code)) continue;
      const pointer = `/strata/${position}/levels/${at}/code`;
      yield fault(pointer, `${item} never holds ${level.code}`, nearestName(level.code, codes));
    }
  }
}

function* armFaults(context: LintContext, milestone: MilestoneDefinition, pointer: string): Found {
  const { arms } = context.definition;
  const item = milestone.writes?.['arm'];
  if (item === undefined) {
    if (arms.length > 1) yield warning(pointer, `The milestone ${milestone.code} does not write the arm`);
    return;
  }
  const codes = codesOf(context, milestone.form, item);
  if (codes === null) return;
  for (const [index, { code }] of arms.entries()) {
    if (!codes.includes(code))
      yield fault(`/arms/${index}/code`, `${item} never holds ${code}`, nearestName(code, codes));
  }
  for (const code of codes) {
    if (!arms.some((arm) => arm.code === code))
      yield warning(below(pointer, 'arm'), `${item} offers ${code}, which is no arm of the study`);
  }
}
