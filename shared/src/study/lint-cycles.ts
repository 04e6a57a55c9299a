import { nearestName } from '../expressions/nearest-name.js';
import { fault, warning, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';
import { STUDY_LIMITS } from './limits.js';
import { mostCycles } from './slots.js';
import type { CycleDefinition } from './visit-definition.js';

type Found = Generator<StudyFault, void, undefined>;

/** Groups of cycles: exactly one way to end, a dose visit that records a dose, numbers that run on. */
export function* cycleFaults({ definition }: LintContext): Found {
  const { form } = definition.roles.administration;
  const numbers = new Map<string, Set<number>>();
  for (const [e, { cycles }] of definition.epochs.entries()) {
    for (const [c, cycle] of cycles.entries()) {
      const pointer = `/epochs/${e}/cycles/${c}`;
      yield* endFaults(cycle, pointer);
      yield* doseFaults(cycle, form, pointer);
      yield* numberFaults(cycle, numbers, pointer);
    }
  }
}

function* endFaults(cycle: CycleDefinition, pointer: string): Found {
  const { count, expected, atMost } = cycle;
  if ((count === undefined) === (cycle.while === undefined)) {
    yield fault(pointer, 'Say with exactly one of "count" and "while" how many cycles there are');
    return;
  }
  if (count !== undefined && (expected !== undefined || atMost !== undefined))
    yield fault(pointer, 'A counted group is as long as that: leave out "expected" and "atMost"');
  if (cycle.while !== undefined && atMost === undefined)
    yield fault(`${pointer}/while`, 'A rule may hold for ever: give the group a most ("atMost") besides');
  if (expected !== undefined && atMost !== undefined && expected > atMost)
    yield fault(`${pointer}/expected`, `More are expected than there can be, ${atMost} at most`);
}

function* doseFaults({ doseVisit, visits }: CycleDefinition, form: string, pointer: string): Found {
  const codes = visits.map(({ code }) => code);
  const dose = visits.find(({ code }) => code === doseVisit);
  if (dose === undefined)
    yield fault(`${pointer}/doseVisit`, `The cycle has no visit ${doseVisit}`, nearestName(doseVisit, codes));
  else if (!dose.activities.some((activity) => activity.form === form)) {
    const sentence = `The dose visit ${doseVisit} does not hold the form ${form}, so its dose cannot be recorded`;
    yield fault(`${pointer}/doseVisit`, sentence);
  }
}

/** Numbering runs on over the groups of one code, whatever arms they are for. */
function* numberFaults(cycle: CycleDefinition, numbers: Map<string, Set<number>>, pointer: string): Found {
  const known = numbers.get(cycle.code) ?? new Set<number>();
  const last = cycle.from + mostCycles(cycle) - 1;
  if (last > STUDY_LIMITS.cycles)
    yield fault(`${pointer}/from`, `Cycle ${last} is beyond ${STUDY_LIMITS.cycles}, the last there can be`);
  if (cycle.from > 1 && !known.has(cycle.from - 1))
    yield warning(
      `${pointer}/from`,
      `No group of the code ${cycle.code} has a cycle ${cycle.from - 1} before`,
    );
  for (let number = cycle.from; number <= last; number += 1) known.add(number);
  numbers.set(cycle.code, known);
}
