import { below } from './faults.js';
import type { StudyDefinition } from './definition.js';
import type { CycleDefinition, EpochDefinition, FormActivity, VisitDefinition } from './visit-definition.js';

/** A visit definition with where it stands in the document. */
export interface VisitPlace {
  readonly visit: VisitDefinition;
  readonly pointer: string;
  readonly epoch: EpochDefinition;
  readonly cycle: CycleDefinition | null;
}

/** Every visit of a definition, in protocol order, with its JSON pointer. */
export function visitPlaces(definition: StudyDefinition): readonly VisitPlace[] {
  return definition.epochs.flatMap((epoch, e) => {
    const at = below('/epochs', e);
    const inCycles = epoch.cycles.flatMap((cycle, c) =>
      cycle.visits.map((visit, v) => ({ visit, pointer: `${at}/cycles/${c}/visits/${v}`, epoch, cycle })),
    );
    const outside = epoch.visits.map((visit, v) => ({
      visit,
      pointer: `${at}/visits/${v}`,
      epoch,
      cycle: null,
    }));
    return [...inCycles, ...outside];
  });
}

/** Every activity of a definition with its JSON pointer, those of the participant's own forms included. */
export function activityPlaces(
  definition: StudyDefinition,
): readonly { readonly activity: FormActivity; readonly pointer: string }[] {
  const inVisits = visitPlaces(definition).flatMap(({ visit, pointer }) =>
    visit.activities.map((activity, index) => ({ activity, pointer: `${pointer}/activities/${index}` })),
  );
  const own = definition.participantForms.map((activity, index) => ({
    activity,
    pointer: `/participantForms/${index}`,
  }));
  return [...inVisits, ...own];
}

/** Codes of all forms a study refers to. */
export function usedForms(definition: StudyDefinition): ReadonlySet<string> {
  return new Set([
    definition.roles.visit.form,
    definition.roles.administration.form,
    ...definition.facts.map((fact) => fact.form),
    ...definition.milestones.map((milestone) => milestone.form),
    ...activityPlaces(definition).map(({ activity }) => activity.form),
  ]);
}
