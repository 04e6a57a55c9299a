import type { AllocationView } from '@lutetia/shared/contract/views/participants';
import type { FormValues } from '@lutetia/shared/forms/value';
import { allocationOf, type GroupAsked } from '@lutetia/shared/schedule/allocation';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { text } from '@lutetia/shared/study/words';
import type { LoadedParticipant } from './stored-participant.queries.js';

/** The arm as allocated, with what came from the randomisation service, the arm received, and how the group came about. */
export function allocationView({ row, live, facts }: LoadedParticipant): AllocationView | null {
  const { study } = live;
  const { arm, received, group, asked } = allocationOf(study, facts);
  if (arm === null) return null;
  const randomisation = study.definition.milestones.find(({ kind }) => kind === 'randomisation');
  const reached = row.milestones.find(({ code }) => code === randomisation?.code);
  const values = row.forms.find(({ id }) => id === reached?.formId)?.values ?? {};
  const written = (field: string): string | null => valueText(values, randomisation?.writes?.[field]);
  return {
    arm: named(study, arm),
    on: reached?.on ?? null,
    reference: written('reference'),
    strata: study.definition.strata.map(({ code, name, levels }) => {
      const level = written(`strata.${code}`);
      const known = levels.find((one) => one.code === level);
      return { code, name: text(name), level: known === undefined ? level : text(known.name) };
    }),
    received: received === null || received === arm ? null : named(study, received),
    group,
    asked: asked.map((one) => askedView(study, one)),
  };
}

function named(study: CompiledStudy, code: string): { readonly code: string; readonly name: string } {
  const arm = study.definition.arms.find((one) => one.code === code);
  return { code, name: arm === undefined ? code : text(arm.name) };
}

function valueText(values: FormValues, item: string | undefined): string | null {
  const value = item === undefined ? undefined : values[item];
  return value !== undefined && 'v' in value && typeof value.v === 'string' ? value.v : null;
}

function askedView(study: CompiledStudy, asked: GroupAsked): AllocationView['asked'][number] {
  const { code, name, rule, holds } = asked;
  return { code, name, rule, holds, facts: asked.facts.map((fact) => factView(study, fact)) };
}

/** A fact under the name its form gives it, its value as the form's choices say it. */
function factView(
  study: CompiledStudy,
  { code, value }: GroupAsked['facts'][number],
): AllocationView['asked'][number]['facts'][number] {
  const fact = study.definition.facts.find((one) => one.code === code);
  const form = fact === undefined ? undefined : study.forms.get(fact.form);
  const item = fact === undefined ? undefined : form?.items.get(fact.item)?.definition;
  const choices = form?.definition.codelists[item?.codelist ?? ''] ?? [];
  const choice = choices.find((one) => one.code === value);
  return {
    code,
    name: item === undefined ? code : text(item.label),
    value: choice === undefined ? (value === null ? null : String(value)) : text(choice.name),
  };
}
