import type { CompiledStudy } from '../study/compiled.js';
import { text } from '../study/words.js';
import { holds } from './conditions.js';
import { planContext } from './context.js';
import type { ParticipantFacts, VisitKey } from './types.js';

/** The name of the sub-study that a visit is only for and the participant takes no part in; null for any other visit. */
export function subStudyLeftOut(
  study: CompiledStudy,
  facts: ParticipantFacts,
  { code, cycle }: VisitKey,
): string | null {
  const slot = study.slots[study.slotsByKey.get(`${code}/${cycle}`) ?? -1];
  if (slot === undefined || study.subStudies.length === 0) return null;
  const context = planContext(study, facts);
  const failed = slot.conditions.filter((condition) => holds(context, condition, slot) === false);
  const found = study.subStudies.find(
    ({ member }) =>
      holds(context, member, slot) === false &&
      failed.some(({ dependsOn }) => [...member.dependsOn].every((name) => dependsOn.has(name))),
  );
  return found === undefined ? null : text(found.definition.name);
}
