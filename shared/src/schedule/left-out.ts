import type { CompiledStudy, VisitSlot } from '../study/compiled.js';
import type { Condition } from '../study/condition.js';
import { text } from '../study/words.js';
import { holds } from './conditions.js';
import { planContext } from './context.js';
import type { ParticipantFacts, VisitKey } from './types.js';

/**
 * Why a visit of a sub-study falls away: the participant takes no part in it, or the plan asks for it no more. Null for any
 * other visit.
 *
 * @param versions - of the study, the earliest first; facts are read for the newest
 */
export function whyLeftOut(
  versions: readonly { readonly study: CompiledStudy }[],
  facts: ParticipantFacts,
  visit: VisitKey,
): string | null {
  const [newest, ...earlier] = versions.map(({ study }) => study).reverse();
  if (newest === undefined) return null;
  const slot = slotOf(newest, visit);
  if (slot !== null) {
    const context = newest.subStudies.length === 0 ? null : planContext(newest, facts);
    const fails = (condition: Condition): boolean =>
      context !== null && holds(context, condition, slot) === false;
    const name = subStudyOf(newest, slot, fails);
    return name === null
      ? null
      : `Only for the sub-study ${name}, in which the participant does not take part`;
  }
  const before = earlier.find((study) => slotOf(study, visit) !== null);
  const was = before === undefined ? null : slotOf(before, visit);
  const name = before === undefined || was === null ? null : subStudyOf(before, was, () => true);
  return name === null ? null : `No longer in the plan; it was for the sub-study ${name}`;
}

function slotOf({ slots, slotsByKey }: CompiledStudy, { code, cycle }: VisitKey): VisitSlot | null {
  return slots[slotsByKey.get(`${code}/${cycle}`) ?? -1] ?? null;
}

/** The name of the sub-study that one of the visit's conditions asks for, among those that count. */
function subStudyOf(
  { subStudies }: CompiledStudy,
  { conditions }: VisitSlot,
  counts: (condition: Condition) => boolean,
): string | null {
  const asked = conditions.filter(counts);
  const found = subStudies.find(
    ({ member }) =>
      counts(member) &&
      asked.some(({ dependsOn }) => [...member.dependsOn].every((name) => dependsOn.has(name))),
  );
  return found === undefined ? null : text(found.definition.name);
}
