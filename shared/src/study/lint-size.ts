import { fault, type StudyFault } from './faults.js';
import type { StudyDefinition } from './definition.js';
import { expressionPlaces } from './expression-places.js';
import { STUDY_LIMITS } from './limits.js';
import { activityPlaces, visitPlaces } from './references.js';
import { mostCycles } from './slots.js';
import type { RepeatDefinition } from './visit-definition.js';

/** An open repeat whose definition gives no number shows two at least. */
const SHOWN = 2;

/** What of a definition is more than is ever read; asked before its visits are laid out one by one. */
export function sizeFaults(definition: StudyDefinition): readonly StudyFault[] {
  const places = visitPlaces(definition).map(({ visit, cycle }) => ({
    cycles: cycle === null ? 1 : mostCycles(cycle),
    repetitions: repetitionsOf(visit.repeat),
  }));
  const visits = places.reduce((sum, { cycles }) => sum + cycles, 0);
  const planned = places.reduce((sum, { cycles, repetitions }) => sum + cycles * repetitions, 0);
  return [
    ...above('/epochs', visits, STUDY_LIMITS.visits, 'visits in all cycles together'),
    ...above(
      '/epochs',
      planned,
      STUDY_LIMITS.plannedVisits,
      'visits of one participant, repetitions counted',
    ),
    ...above(
      '/epochs',
      activityPlaces(definition).length,
      STUDY_LIMITS.activities,
      'forms of all visits together',
    ),
    ...above('', expressionPlaces(definition).length, STUDY_LIMITS.expressions, 'conditions'),
  ];
}

function repetitionsOf(repeat: RepeatDefinition | undefined): number {
  return repeat === undefined ? 1 : (repeat.count ?? repeat.atMost ?? repeat.expected ?? SHOWN);
}

function above(pointer: string, count: number, most: number, noun: string): readonly StudyFault[] {
  return count > most
    ? [fault(pointer, `The definition has ${count} ${noun}; at most ${most} are read`)]
    : [];
}
