import type { FormDefinition } from '../forms/definition.js';
import { formScope, studyScope, type ConditionScope } from './condition.js';
import { fault, type StudyFault } from './faults.js';
import type { StudyDefinition } from './definition.js';
import { activityPlaces, visitPlaces } from './references.js';

type Place = readonly [text: string | undefined, pointer: string];

/** Conditions that do not read, use unknown names, or do not answer yes or no. */
export function expressionFaults(
  definition: StudyDefinition,
  forms: Readonly<Record<string, FormDefinition>>,
): readonly StudyFault[] {
  const study = studyScope(definition);
  const ofForm = (code: string, places: readonly Place[]): readonly StudyFault[] => {
    const form = forms[code];
    return form === undefined ? [] : checked(formScope(form), places);
  };
  const { administration } = definition.roles;
  return [
    ...checked(study, studyPlaces(definition)),
    ...ofForm(administration.form, [[administration.given, '/roles/administration/given']]),
    ...definition.milestones.flatMap(({ form, when, closes = [] }, m) =>
      ofForm(form, [
        [when, `/milestones/${m}/when`],
        ...closes.map((closure, c): Place => [closure.when, `/milestones/${m}/closes/${c}/when`]),
      ]),
    ),
  ];
}

function studyPlaces(definition: StudyDefinition): readonly Place[] {
  return [
    ...definition.subStudies.map(({ member }, index): Place => [member, `/subStudies/${index}/member`]),
    ...definition.epochs.flatMap(({ cycles }, e) =>
      cycles.map(({ when }, c): Place => [when, `/epochs/${e}/cycles/${c}/when`]),
    ),
    ...visitPlaces(definition).map(({ visit, pointer }): Place => [visit.when, `${pointer}/when`]),
    ...activityPlaces(definition).map(({ activity, pointer }): Place => [activity.when, `${pointer}/when`]),
  ];
}

function checked(scope: ConditionScope, places: readonly Place[]): readonly StudyFault[] {
  return places.flatMap(([text, pointer]) => {
    const compiled = text === undefined ? null : scope.check(text);
    return compiled === null || compiled.ok
      ? []
      : [fault(pointer, sentence(compiled.message), compiled.suggestion)];
  });
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
