import { nearestName } from '../expressions/nearest-name.js';
import type { FormDefinition, ItemDefinition } from '../forms/definition.js';
import { fault, type StudyFault } from './faults.js';
import type { StudyDefinition } from './definition.js';
import { activityPlaces, visitPlaces } from './references.js';

type Forms = Readonly<Record<string, FormDefinition>>;

const DAYS = ['day', 'partial-day', 'instant'];

/** Forms and items the definition refers to and the library does not have. */
export function formFaults(definition: StudyDefinition, forms: Forms): readonly StudyFault[] {
  const { visit, administration } = definition.roles;
  return [
    ...activityPlaces(definition).flatMap(({ activity, pointer }) =>
      formFault(activity.form, `${pointer}/form`, forms),
    ),
    ...formFault(visit.form, '/roles/visit/form', forms),
    ...itemFault(visit, 'day', '/roles/visit', forms, DAYS),
    ...itemFault(visit, 'place', '/roles/visit', forms),
    ...itemFault(visit, 'mode', '/roles/visit', forms),
    ...formFault(administration.form, '/roles/administration/form', forms),
    ...itemFault(administration, 'start', '/roles/administration', forms, ['instant', 'day']),
    ...definition.facts.flatMap((fact, index) => [
      ...formFault(fact.form, `/facts/${index}/form`, forms),
      ...itemFault(fact, 'item', `/facts/${index}`, forms),
    ]),
    ...definition.milestones.flatMap((_, index) => milestoneFaults(definition, index, forms)),
  ];
}

function milestoneFaults(definition: StudyDefinition, index: number, forms: Forms): readonly StudyFault[] {
  const milestone = definition.milestones[index];
  if (milestone === undefined) return [];
  const pointer = `/milestones/${index}`;
  const written = Object.entries(milestone.writes ?? {}).map(
    ([field, item]) => [`writes/${field}`, item] as const,
  );
  const set = Object.keys(milestone.sets ?? {}).map((item) => [`sets/${item}`, item] as const);
  const visits = new Set(visitPlaces(definition).map(({ visit }) => visit.code));
  return [
    ...formFault(milestone.form, `${pointer}/form`, forms),
    ...itemFault(milestone, 'day', pointer, forms, DAYS),
    ...[...written, ...set].flatMap(([place, item]) =>
      itemFault({ form: milestone.form, [place]: item }, place, pointer, forms),
    ),
    ...(milestone.visits ?? []).flatMap((code, position) =>
      visits.has(code)
        ? []
        : [
            fault(
              `${pointer}/visits/${position}`,
              `There is no visit ${code}`,
              nearestName(code, [...visits]),
            ),
          ],
    ),
  ];
}

function formFault(code: string, pointer: string, forms: Forms): readonly StudyFault[] {
  if (Object.hasOwn(forms, code)) return [];
  return [fault(pointer, `There is no form ${code}`, nearestName(code, Object.keys(forms)))];
}

/** @param types - item types that will do; all when absent */
function itemFault<Field extends string>(
  holder: { readonly form: string } & { readonly [name in Field]: string },
  field: Field,
  pointer: string,
  forms: Forms,
  types?: readonly string[],
): readonly StudyFault[] {
  const form = forms[holder.form];
  if (form === undefined) return [];
  const items = itemsOf(form);
  const found = items.find((item) => item.code === holder[field]);
  const at = `${pointer}/${field}`;
  if (found === undefined) {
    const near = nearestName(
      holder[field],
      items.map((item) => item.code),
    );
    return [fault(at, `The form ${form.code} has no item ${holder[field]}`, near)];
  }
  if (types === undefined || types.includes(found.type)) return [];
  return [fault(at, `${found.code} is of the type ${found.type}; needed is ${types.join(' or ')}`)];
}

function itemsOf(form: FormDefinition): readonly ItemDefinition[] {
  return form.sections.filter((section) => section.repeating !== true).flatMap((section) => section.items);
}
