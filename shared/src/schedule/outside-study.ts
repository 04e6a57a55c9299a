import { dayText } from '../forms/display.js';
import { unitText } from '../forms/unit-text.js';
import type { OutsideValue } from '../forms/uses.js';
import type { CompiledStudy, VisitSlot } from '../study/compiled.js';
import { text } from '../study/words.js';
import { allocationOf } from './allocation.js';
import { derivedValue } from './derived.js';
import { placeVisits } from './plan.js';
import type { ParticipantFacts, VisitKey } from './types.js';

/** What the study itself says of a participant under a name that is no fact: a milestone, a group, a derived value. */
export function studyValue(
  study: CompiledStudy,
  facts: ParticipantFacts,
  code: string,
  visit: VisitKey | null,
): OutsideValue | null {
  const milestone = study.milestones.find(({ definition }) => definition.code === code);
  if (milestone !== undefined) {
    const reached = facts.milestones.find((fact) => fact.code === code);
    const on = reached?.on ?? null;
    const said = reached === undefined ? 'not reached' : on === null ? 'reached' : dayText(on);
    return worked(text(milestone.definition.name), reached !== undefined, said, on);
  }
  if (code === 'group') {
    const { arm, group, asked } = allocationOf(study, facts);
    const isUnknown = arm === null || asked.at(-1)?.holds === null;
    return isUnknown ? null : worked('Group', group?.code ?? '', group?.name ?? 'none');
  }
  const derived = study.derived.get(code)?.definition;
  const slot = slotOf(study, visit);
  if (derived === undefined || slot === null) return null;
  const { value } = derivedValue(placeVisits(study, facts, null), code, slot);
  return value === null ? null : worked(text(derived.name), value, `${value} ${unitText(derived.unit)}`);
}

/** What the study plans for the cycle of a visit; null outside cycles, and where it plans none. */
export function plannedValue(
  study: CompiledStudy,
  what: 'route' | 'activity',
  visit: VisitKey | null,
): OutsideValue | null {
  const { route = null, plannedActivityGBq = null } = slotAt(study, visit)?.group ?? {};
  if (what === 'activity')
    return plannedActivityGBq === null
      ? null
      : worked('Planned activity', plannedActivityGBq, `${plannedActivityGBq} GBq`);
  return route === null ? null : worked('Planned route', route.toUpperCase(), route);
}

/** The visit a derived value is asked for; outside visits, what all doses given so far come to. */
function slotOf(study: CompiledStudy, visit: VisitKey | null): VisitSlot | null {
  return slotAt(study, visit) ?? study.slots.find(({ doseSlot }) => doseSlot === null) ?? null;
}

function slotAt(study: CompiledStudy, visit: VisitKey | null): VisitSlot | null {
  const index = visit === null ? undefined : study.slotsByKey.get(`${visit.code}/${visit.cycle}`);
  return index === undefined ? null : (study.slots[index] ?? null);
}

function worked(
  label: string,
  value: NonNullable<OutsideValue['value']>,
  said: string,
  day: OutsideValue['day'] = null,
): OutsideValue {
  return { value, text: said, label, day, form: null, visit: null };
}
