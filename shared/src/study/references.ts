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

/** An activity with where it stands in the document, and the visit it belongs to. */
export interface ActivityPlace {
  readonly activity: FormActivity;
  readonly pointer: string;
  /** Null for the participant's own forms. */
  readonly at: VisitPlace | null;
}

/** Every activity of a definition with its JSON pointer, those of the participant's own forms included. */
export function activityPlaces(definition: StudyDefinition): readonly ActivityPlace[] {
  const inVisits = visitPlaces(definition).flatMap((at) =>
    at.visit.activities.map((activity, index) => ({
      activity,
      pointer: `${at.pointer}/activities/${index}`,
      at,
    })),
  );
  const own = definition.participantForms.map((activity, index) => ({
    activity,
    pointer: `/participantForms/${index}`,
    at: null,
  }));
  return [...inVisits, ...own];
}

/** Codes of all forms a study refers to. */
export function usedForms(definition: StudyDefinition): ReadonlySet<string> {
  return new Set([
    definition.roles.visit.form,
    definition.roles.administration.form,
    ...(definition.roles.decision === undefined ? [] : [definition.roles.decision.form]),
    ...definition.facts.map((fact) => fact.form),
    ...(definition.derived ?? []).map((derived) => derived.form),
    ...definition.milestones.map((milestone) => milestone.form),
    ...activityPlaces(definition).map(({ activity }) => activity.form),
  ]);
}
