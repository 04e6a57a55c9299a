import type { FormDefinition } from '../forms/definition.js';
import type { StudyDefinition } from './definition.js';
import type { StudyFault } from './faults.js';
import { anchorFaults } from './lint-anchors.js';
import { calendarFaults } from './lint-calendar.js';
import { codeFaults } from './lint-codes.js';
import { lintContext } from './lint-context.js';
import { cycleFaults } from './lint-cycles.js';
import { decisionFaults } from './lint-decisions.js';
import { deviationFaults } from './lint-deviations.js';
import { expressionFaults } from './lint-expressions.js';
import { factFaults } from './lint-facts.js';
import { formFaults } from './lint-forms.js';
import { milestoneFaults } from './lint-milestones.js';
import { neverFaults } from './lint-never.js';
import { radionuclideFaults } from './lint-radionuclide.js';
import { randomisationFaults } from './lint-randomisation.js';
import { sourceFaults } from './lint-sources.js';
import { useFaults } from './lint-uses.js';
import { visitFaults } from './lint-visits.js';
import { windowWarnings } from './lint-windows.js';

/** Everything wrong or doubtful in a definition whose shape is right, in the order people would look for it. */
export function* lintStudy(
  definition: StudyDefinition,
  forms: ReadonlyMap<string, FormDefinition>,
): Generator<StudyFault, void, undefined> {
  const context = lintContext(definition, forms);
  yield* codeFaults(context);
  yield* radionuclideFaults(context);
  yield* formFaults(context);
  yield* decisionFaults(context);
  yield* factFaults(context);
  yield* useFaults(context);
  yield* milestoneFaults(context);
  yield* randomisationFaults(context);
  yield* visitFaults(context);
  yield* cycleFaults(context);
  yield* anchorFaults(context);
  yield* expressionFaults(context);
  yield* neverFaults(context);
  yield* deviationFaults(context);
  yield* sourceFaults(context);
  yield* calendarFaults(context);
  yield* windowWarnings(context);
}
