import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { text } from '@lutetia/shared/study/words';
import type { StoredForm } from './stored-participant.queries.js';

/** What a form says yes to, by the labels of its items in their order: what somebody withdraws from. */
export function affirmed(study: CompiledStudy, form: StoredForm | undefined): readonly string[] {
  if (form === undefined) return [];
  const sections = study.forms.get(form.code)?.definition.sections ?? [];
  return sections
    .flatMap(({ items }) => items)
    .filter(({ code, type }) => {
      const value = form.values[code];
      return type === 'yes-no' && value !== undefined && 'v' in value && value.v === 'Y';
    })
    .map(({ label }) => text(label));
}
