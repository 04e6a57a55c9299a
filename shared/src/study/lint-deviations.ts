import { nearestName } from '../expressions/nearest-name.js';
import { fault, warning, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';

/** Rules of deviations that name no visit of the study, or stand behind one that fits everything they fit. */
export function* deviationFaults({
  definition,
  places,
}: LintContext): Generator<StudyFault, void, undefined> {
  const codes = [...new Set(places.map(({ visit }) => visit.code))];
  const general = new Set<string>();
  for (const [index, { kind, visits, kinds }] of definition.deviations.entries()) {
    const pointer = `/deviations/${index}`;
    if (general.has(kind))
      yield warning(pointer, `A rule before this one fits every departure of the kind ${kind}`);
    if (visits === undefined && kinds === undefined) general.add(kind);
    for (const [position, code] of (visits ?? []).entries()) {
      if (!codes.includes(code))
        yield fault(`${pointer}/visits/${position}`, `There is no visit ${code}`, nearestName(code, codes));
    }
  }
}
