import { nearestName } from '../expressions/nearest-name.js';
import { below, fault, warning, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';
import { usedForms } from './references.js';

type Found = Generator<StudyFault, void, undefined>;

const DAYS: readonly string[] = ['day', 'partial-day', 'instant'];

/** Forms without a version, versions without a use, and the items that the roles of forms name. */
export function* formFaults(context: LintContext): Found {
  const { definition, activities } = context;
  const used = usedForms(definition);
  for (const code of Object.keys(definition.forms)) {
    if (!used.has(code)) yield warning(below('/forms', code), `Nothing uses the form ${code}`);
  }
  for (const { activity, pointer } of activities) {
    yield* unversioned(context, activity.form, `${pointer}/form`);
  }
  yield* roleFaults(context);
  yield* unitFaults(context);
}

/** A form that is used but has no version among the definition's forms. */
export function* unversioned({ definition }: LintContext, code: string, pointer: string): Found {
  if (Object.hasOwn(definition.forms, code)) return;
  const near = nearestName(code, Object.keys(definition.forms));
  yield fault(pointer, `There is no form ${code} among the study's forms: give it a version there`, near);
}

/** An item that a form must have. @param types - item types that will do; all when absent */
export function* missingItem(
  { forms, item }: LintContext,
  form: string,
  code: string,
  pointer: string,
  types?: readonly string[],
): Found {
  const definition = forms.get(form);
  if (definition === undefined) return;
  const found = item(form, code);
  if (found === null) {
    const sections = definition.sections.filter(({ repeating }) => repeating !== true);
    const codes = sections.flatMap(({ items }) => items.map((candidate) => candidate.code));
    yield fault(pointer, `The form ${form} has no item ${code}`, nearestName(code, codes));
  } else if (types !== undefined && !types.includes(found.type)) {
    yield fault(pointer, `${code} is of the type ${found.type}; needed is ${types.join(' or ')}`);
  }
}

/** An item that holds a day of some kind. */
export function missingDay(context: LintContext, form: string, code: string, pointer: string): Found {
  return missingItem(context, form, code, pointer, DAYS);
}

function* roleFaults(context: LintContext): Found {
  const { visit, administration, allocation } = context.definition.roles;
  yield* unversioned(context, visit.form, '/roles/visit/form');
  yield* missingDay(context, visit.form, visit.day, '/roles/visit/day');
  yield* missingItem(context, visit.form, visit.place, '/roles/visit/place');
  yield* missingItem(context, visit.form, visit.mode, '/roles/visit/mode');
  const { form, start, end, clock } = administration;
  yield* unversioned(context, form, '/roles/administration/form');
  yield* missingItem(context, form, start, '/roles/administration/start', ['instant', 'day']);
  if (end !== undefined)
    yield* missingItem(context, form, end, '/roles/administration/end', ['instant', 'day']);
  if (clock === 'end' && end === undefined)
    yield fault('/roles/administration/clock', 'Say with "end" which item holds the end of the infusion');
  for (const key of ['arm', 'received'] as const) {
    const code = allocation?.[key];
    if (code !== undefined) yield* missingFact(context, code, `/roles/allocation/${key}`);
  }
}

function* missingFact({ definition }: LintContext, code: string, pointer: string): Found {
  const found = definition.facts.find((fact) => fact.code === code);
  if (found === undefined) {
    const near = nearestName(
      code,
      definition.facts.map((fact) => fact.code),
    );
    yield fault(pointer, `There is no fact ${code}`, near);
  } else if (found.type !== 'text') yield fault(pointer, `The fact ${code} must be a text, a code of an arm`);
}

function* unitFaults({ definition, forms }: LintContext): Found {
  const units = new Map<string, readonly string[]>();
  for (const form of forms.values()) {
    for (const item of form.sections.flatMap(({ items }) => items)) {
      if (item.units !== undefined) units.set(item.code, [...(units.get(item.code) ?? []), ...item.units]);
    }
  }
  for (const [item, unit] of Object.entries(definition.preferredUnits ?? {})) {
    const pointer = below('/preferredUnits', item);
    const known = units.get(item);
    if (known === undefined)
      yield fault(pointer, `No form has an item ${item} with units`, nearestName(item, [...units.keys()]));
    else if (!known.includes(unit))
      yield fault(
        pointer,
        `${item} is not measured in ${unit}, but in ${known.join(' or ')}`,
        nearestName(unit, known),
      );
  }
}
