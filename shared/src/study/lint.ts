import { isTimeZone } from '../calendar/instant.js';
import type { FormDefinition } from '../forms/definition.js';
import { fault, type StudyFault } from './faults.js';
import type { StudyDefinition } from './definition.js';
import { expressionFaults } from './lint-expressions.js';
import { formFaults } from './lint-forms.js';
import { timingFaults } from './lint-timing.js';
import { visitPlaces } from './references.js';
import { mostCycles } from './slots.js';

/** Everything wrong or doubtful in a definition whose shape is right. */
export function lintStudy(
  definition: StudyDefinition,
  forms: Readonly<Record<string, FormDefinition>>,
): readonly StudyFault[] {
  return [
    ...duplicateFaults(definition),
    ...siteFaults(definition),
    ...closureFaults(definition),
    ...formFaults(definition, forms),
    ...timingFaults(definition),
    ...expressionFaults(definition, forms),
  ];
}

function duplicates(
  codes: readonly string[],
  pointer: (index: number) => string,
  noun: string,
): StudyFault[] {
  return codes.flatMap((code, index) =>
    codes.indexOf(code) < index ? [fault(pointer(index), `The ${noun} ${code} is there twice`)] : [],
  );
}

function duplicateFaults(definition: StudyDefinition): readonly StudyFault[] {
  const lists = ['sites', 'arms', 'strata', 'subStudies', 'epochs'] as const;
  const names = [...definition.milestones, ...definition.facts].map(({ code }) => code);
  const milestones = definition.milestones.length;
  return [
    ...lists.flatMap((list) =>
      duplicates(
        definition[list].map(({ code }) => code),
        (index) => `/${list}/${index}/code`,
        'code',
      ),
    ),
    // Facts and milestones share one set of names in conditions.
    ...duplicates(
      names,
      (index) => (index < milestones ? `/milestones/${index}/code` : `/facts/${index - milestones}/code`),
      'name',
    ),
    ...duplicateVisits(definition),
  ];
}

/** A visit is told by its code and its cycle's number, so groups of cycles may repeat codes but not numbers. */
function duplicateVisits(definition: StudyDefinition): readonly StudyFault[] {
  const seen = new Set<string>();
  const faults: StudyFault[] = [];
  for (const { visit, pointer, cycle } of visitPlaces(definition)) {
    const [first, count] = cycle === null ? [0, 1] : [cycle.from, mostCycles(cycle)];
    for (let number = first; number < first + count; number += 1) {
      const key = `${visit.code}/${number}`;
      if (seen.has(key)) {
        const where = number === 0 ? '' : ` in cycle ${number}`;
        faults.push(fault(`${pointer}/code`, `The visit ${visit.code} is there twice${where}`));
      }
      seen.add(key);
    }
  }
  return faults;
}

function siteFaults(definition: StudyDefinition): readonly StudyFault[] {
  return definition.sites.flatMap(({ timeZone }, index) =>
    isTimeZone(timeZone) ? [] : [fault(`/sites/${index}/timeZone`, `${timeZone} is not a time zone`)],
  );
}

function closureFaults(definition: StudyDefinition): readonly StudyFault[] {
  const epochs = new Set(['*', ...definition.epochs.map(({ code }) => code)]);
  return definition.milestones.flatMap(({ closes = [] }, m) =>
    closes.flatMap((closure, c) =>
      closure.epochs.flatMap((code, e) =>
        epochs.has(code)
          ? []
          : [fault(`/milestones/${m}/closes/${c}/epochs/${e}`, `There is no epoch ${code}`)],
      ),
    ),
  );
}
