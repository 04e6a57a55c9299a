import { isTimeZone } from '../calendar/instant.js';
import { isUsableName } from '../expressions/literals.js';
import { fault, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';
import { mostCycles } from './slots.js';

type Found = Generator<StudyFault, void, undefined>;

/** First parts of addresses that are no study's. */
const RESERVED: ReadonlySet<string> = new Set(['api', 'assets']);

/** Codes used twice, names that conditions cannot use, and time zones that are none. */
export function* codeFaults({ definition, activities, places }: LintContext): Found {
  if (RESERVED.has(definition.code))
    yield fault('/code', `The code ${definition.code} is an address of the product`);
  for (const list of ['sites', 'arms', 'strata', 'subStudies', 'epochs'] as const) {
    const codes = definition[list].map(({ code }) => code);
    yield* twice(codes, (index) => `/${list}/${index}/code`, 'The code');
  }
  for (const [index, { levels }] of definition.strata.entries()) {
    const codes = levels.map(({ code }) => code);
    yield* twice(codes, (level) => `/strata/${index}/levels/${level}/code`, 'The level');
  }
  yield* groupsTwice(definition.arms);
  yield* nameFaults(definition);
  yield* visitsTwice(places);
  yield* formsTwice(activities);
  for (const [index, { timeZone }] of definition.sites.entries()) {
    if (timeZone.length > 100 || !isTimeZone(timeZone))
      yield fault(`/sites/${index}/timeZone`, `${timeZone.slice(0, 100)} is not a time zone`);
  }
}

function* twice(codes: readonly string[], pointer: (index: number) => string, noun: string): Found {
  const seen = new Map<string, string>();
  for (const [index, code] of codes.entries()) {
    const known = seen.get(code.toLowerCase());
    if (known === code) yield fault(pointer(index), `${noun} ${code} is there twice`);
    else if (known !== undefined)
      yield fault(pointer(index), `${noun} ${code} differs from ${known} in nothing but capital letters`);
    seen.set(code.toLowerCase(), code);
  }
}

/** The name `group` holds a code without its arm, so no two arms may share one. */
function* groupsTwice(arms: LintContext['definition']['arms']): Found {
  const groups = arms.flatMap(({ groups: own = [] }, arm) =>
    own.map(({ code }, index) => ({ code, pointer: `/arms/${arm}/groups/${index}/code` })),
  );
  yield* twice(
    groups.map(({ code }) => code),
    (index) => groups[index]?.pointer ?? '',
    'The group',
  );
}

/** Names that hold something of their own in conditions, whatever a study calls its facts. */
const TAKEN: readonly string[] = ['cycle', 'repetition', 'group'];
/** Names timings count from. */
const ANCHORS: readonly string[] = ['screening', 'dose', 'administration', 'amendment'];

/** Milestones, facts and derived values share one set of names in conditions. */
function* nameFaults({ milestones, facts, derived = [] }: LintContext['definition']): Found {
  const names = [
    ...milestones.map(({ code }, index) => ({ code, pointer: `/milestones/${index}/code` })),
    ...facts.map(({ code }, index) => ({ code, pointer: `/facts/${index}/code` })),
    ...derived.map(({ code }, index) => ({ code, pointer: `/derived/${index}/code` })),
  ];
  yield* twice(
    names.map(({ code }) => code),
    (index) => names[index]?.pointer ?? '',
    'The name',
  );
  for (const { code, pointer } of names) {
    const isTaken = TAKEN.includes(code) || (pointer.startsWith('/milestones') && ANCHORS.includes(code));
    if (isTaken) yield fault(pointer, `The name ${code} has a meaning of its own`);
    else if (!isUsableName(code)) yield fault(pointer, `The name ${code} cannot be used in conditions`);
  }
}

/** A visit is told by its code and its cycle's number, so groups of cycles may repeat codes but not numbers. */
function* visitsTwice(places: LintContext['places']): Found {
  const seen = new Map<string, string>();
  for (const { visit, pointer, cycle } of places) {
    const [first, count] = cycle === null ? [0, 1] : [cycle.from, mostCycles(cycle)];
    for (let number = first; number < first + count; number += 1) {
      const key = `${visit.code.toLowerCase()}/${number}`;
      const known = seen.get(key);
      if (known !== undefined) {
        const where = number === 0 ? '' : ` in cycle ${number}`;
        const how =
          known === visit.code ? 'is there twice' : `differs from ${known} in nothing but capital letters`;
        yield fault(`${pointer}/code`, `The visit ${visit.code} ${how}${where}`);
        break;
      }
      seen.set(key, visit.code);
    }
  }
}

function* formsTwice(activities: LintContext['activities']): Found {
  const seen = new Map<object | null, Set<string>>();
  for (const { activity, pointer, at } of activities) {
    const forms = seen.get(at) ?? new Set<string>();
    if (forms.has(activity.form)) yield fault(`${pointer}/form`, `The form ${activity.form} is there twice`);
    seen.set(at, forms.add(activity.form));
  }
}
