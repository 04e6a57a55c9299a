import { itemsWithConditions } from '@lutetia/shared/forms/visible-when';
import type { MilestoneQuestionView, StudyView } from '@lutetia/shared/contract/views/studies';
import type { FormDefinition, ItemDefinition } from '@lutetia/shared/forms/definition';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import type { MilestoneDefinition } from '@lutetia/shared/study/milestone-definition';
import { text } from '@lutetia/shared/study/words';

/** A milestone with what is asked when it is recorded. */
export function milestoneView(
  study: CompiledStudy,
  milestone: MilestoneDefinition,
): StudyView['milestones'][number] {
  const { code, kind, name, form, day, repeatable, visits } = milestone;
  const compiled = study.forms.get(form);
  const items = compiled === undefined ? [] : askedItems(milestone, compiled.definition);
  const asks = compiled === undefined ? [] : questions(items, compiled.definition);
  return {
    code,
    kind,
    name: text(name),
    form,
    repeatable: repeatable === true || visits !== undefined,
    partialDay: compiled?.items.get(day)?.definition.type === 'partial-day',
    asks,
    onForm: items.some(
      (item) =>
        (item.required !== false || item.critical === true) &&
        asks.every((asked) => asked.code !== item.code),
    ),
    visits: visits ?? null,
  };
}

/**
 * What the form asks, apart from what the milestone itself writes and what is worked out. The arm, the reference and the
 * strata of an allocation have fields of their own; what another milestone maps, such as the version of a consent, is asked
 * like the rest.
 */
function askedItems(
  { kind, day, sets = {}, writes = {} }: MilestoneDefinition,
  definition: FormDefinition,
): ItemDefinition[] {
  const ownFields = kind === 'randomisation' ? Object.values(writes) : [];
  const written = new Set([day, ...Object.keys(sets), ...ownFields]);
  return definition.sections
    .filter(({ repeating }) => repeating !== true)
    .flatMap(itemsWithConditions)
    .filter(({ code, calculate }) => !written.has(code) && calculate === undefined);
}

/** What is asked of everybody; the rest is asked on the form. */
function questions(
  items: readonly ItemDefinition[],
  definition: FormDefinition,
): readonly MilestoneQuestionView[] {
  return items.filter(({ visible }) => visible === undefined).flatMap((item) => question(definition, item));
}

function question({ codelists }: FormDefinition, item: ItemDefinition): MilestoneQuestionView[] {
  const { code, label, type, required, codelist } = item;
  if (type !== 'yes-no' && type !== 'choice' && type !== 'integer' && type !== 'text') return [];
  const choices = type === 'choice' ? (codelists[codelist ?? ''] ?? []) : [];
  const options = choices.map((choice) => ({ code: choice.code, name: text(choice.name) }));
  return [{ code, label: text(label), type, required: required !== false, options }];
}
