import { PERMISSIONS, isGranted, type Role } from '@lutetia/shared/contract/access';
import type { StudySummaryView, StudyView } from '@lutetia/shared/contract/views/studies';
import { columnsOfVersions } from '@lutetia/shared/schedule/columns';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { text } from '@lutetia/shared/study/words';
import { milestoneView } from './milestone.view.js';

/** A study in a list, with what the caller may do in it. */
export function studySummaryView(study: CompiledStudy, roles: readonly Role[]): StudySummaryView {
  const { code, name, title, version } = study.definition;
  return {
    code,
    name,
    title: text(title),
    version,
    roles,
    permissions: PERMISSIONS.filter((permission) => isGranted(roles, permission)),
  };
}

/**
 * A study whole: what the screens need of its protocol.
 *
 * @param earlier - other versions that came into force at a site, the newest first
 */
export function studyView(
  study: CompiledStudy,
  earlier: readonly CompiledStudy[],
  roles: readonly Role[],
): StudyView {
  const { definition } = study;
  return {
    ...studySummaryView(study, roles),
    arms: definition.arms.map(({ code, name, shortName }) => ({
      code,
      name: text(name),
      shortName: text(shortName),
    })),
    strata: definition.strata.map(({ code, name, levels }) => ({
      code,
      name: text(name),
      levels: levels.map((level) => ({ code: level.code, name: text(level.name) })),
    })),
    epochs: definition.epochs.map(({ code, name, shortName }) => ({
      code,
      name: text(name),
      shortName: text(shortName),
    })),
    milestones: definition.milestones.map((milestone) => milestoneView(study, milestone)),
    columns: columnsOfVersions([study, ...earlier]),
    participantForms: definition.participantForms.map(({ form, repeating }) => ({
      code: form,
      name: study.formNames.get(form) ?? form,
      repeating: repeating === true,
    })),
    forms: [...study.forms.values()].map(({ definition: form }) => ({
      code: form.code,
      name: text(form.name),
      inLanguages: typeof form.name === 'string' ? {} : form.name,
      version: form.version,
    })),
  };
}
