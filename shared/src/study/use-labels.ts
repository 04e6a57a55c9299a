import type { FormDefinition, UseDefinition, Words } from '../forms/definition.js';
import type { CompiledStudy } from './compiled.js';
import { sourceForm } from './outside-reach.js';

/** A form whose uses all say how people are told of them: where one does not, by the label of the item it reads. */
export function withUseLabels(study: CompiledStudy, form: FormDefinition): FormDefinition {
  if (form.uses === undefined) return form;
  const uses = form.uses.map((use) => {
    const label = use.label ?? labelOf(study, form, use);
    return label === undefined ? use : { ...use, label };
  });
  return { ...form, uses };
}

function labelOf(study: CompiledStudy, form: FormDefinition, { from }: UseDefinition): Words | undefined {
  if ('previous' in from) return itemOf(study, form.code, from.previous);
  return 'item' in from ? itemOf(study, sourceForm(from, study.definition), from.item) : undefined;
}

function itemOf(study: CompiledStudy, form: string, item: string): Words | undefined {
  return study.forms.get(form)?.items.get(item)?.definition.label;
}
