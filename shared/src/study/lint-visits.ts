import { isByTheHour, NO_DURATION, parseDuration } from '../calendar/duration.js';
import { nearestName } from '../expressions/nearest-name.js';
import { fault, warning, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';
import { missingItem } from './lint-forms.js';
import type { VisitPlace } from './references.js';
import type { RepeatDefinition, ValidityDefinition } from './visit-definition.js';

type Found = Generator<StudyFault, void, undefined>;

/** Visits nobody can reach or record, repeats without an end, validities before nothing. */
export function* visitFaults(context: LintContext): Found {
  for (const place of context.places) {
    yield* nameFaults(place);
    yield* timingFaults(place);
    yield* recordingFaults(context, place);
    yield* contactFaults(context, place);
    yield* instantFaults(context, place);
    const { repeat } = place.visit;
    if (repeat !== undefined) yield* repeatFaults(context, place, repeat, `${place.pointer}/repeat`);
  }
  for (const { activity, pointer, at } of context.activities) {
    if (activity.validFor !== undefined)
      yield* validityFaults(context, activity.validFor, at, `${pointer}/validFor`);
  }
}

/** A name in another language without the number that tells the visit from others of its name. */
function* nameFaults({ visit, pointer }: VisitPlace): Found {
  for (const field of ['name', 'shortName', 'group'] as const) {
    const words = visit[field];
    if (words === undefined || typeof words === 'string') continue;
    const wanted = placesIn(words.en);
    for (const [language, said] of Object.entries(words)) {
      const missing = wanted.find((place) => !placesIn(said).includes(place));
      if (missing !== undefined)
        yield fault(
          `${pointer}/${field}/${language}`,
          `Lacks ${missing}, which the English one has: visits of ${visit.code} could not be told apart`,
        );
    }
  }
}

function placesIn(words: string): readonly string[] {
  return words.match(/\{\w+\}/gu) ?? [];
}

function isDoseVisit({ visit, cycle }: VisitPlace): boolean {
  return cycle?.doseVisit === visit.code;
}

function* timingFaults(place: VisitPlace): Found {
  const { visit, pointer } = place;
  const at = `${pointer}/timing`;
  if (isDoseVisit(place)) {
    if (visit.timing !== undefined)
      yield fault(at, "The dose visit takes its day from the cycle's first and next");
    return;
  }
  if (visit.kind === 'unscheduled') {
    if (visit.timing !== undefined)
      yield fault(at, 'An unscheduled visit has no timing: give it another kind or leave the timing out');
  } else if (visit.timing === undefined) {
    yield fault(at, `Nothing says when ${visit.code} takes place, so it is never reached`);
  }
}

function* recordingFaults({ definition }: LintContext, { visit, pointer }: VisitPlace): Found {
  const { form } = definition.roles.visit;
  if (visit.activities.some((activity) => activity.form === form)) return;
  yield warning(
    `${pointer}/activities`,
    `${visit.code} does not hold the form ${form}, which records a visit's day`,
  );
}

function* contactFaults({ definition }: LintContext, { visit, pointer }: VisitPlace): Found {
  const { contactModes } = visit;
  if (contactModes === undefined) return;
  const at = `${pointer}/contactModes`;
  const twice = contactModes.findIndex((mode, index) => contactModes.indexOf(mode) !== index);
  if (twice !== -1) yield fault(`${at}/${twice}`, `${contactModes[twice] ?? ''} is there twice`);
  const { form } = definition.roles.visit;
  if (!visit.activities.some((activity) => activity.form === form))
    yield warning(at, `${visit.code} does not hold the form ${form}, so nobody is asked how it took place`);
}

function* instantFaults(context: LintContext, { visit, pointer }: VisitPlace): Found {
  const { instant, timing, activities } = visit;
  const byTheHour = isByTheHour(parseDuration(timing?.offset ?? '') ?? NO_DURATION);
  if (instant === undefined) {
    if (byTheHour)
      yield warning(
        `${pointer}/timing`,
        `The window of ${visit.code} is counted in hours, and it is judged by its day: name the item with its "instant"`,
      );
    return;
  }
  const at = `${pointer}/instant`;
  const held = activities.map(({ form }) => form);
  if (!held.includes(instant.form)) {
    const near = nearestName(instant.form, held);
    yield fault(`${at}/form`, `The visit ${visit.code} does not hold the form ${instant.form}`, near);
  } else yield* missingItem(context, instant.form, instant.item, `${at}/item`, ['instant']);
  if (!byTheHour)
    yield warning(at, `The window of ${visit.code} is counted in days, so its instant changes nothing`);
}

function* repeatFaults(
  context: LintContext,
  place: VisitPlace,
  repeat: RepeatDefinition,
  pointer: string,
): Found {
  if (isDoseVisit(place)) yield fault(pointer, 'A dose is not repeated within its cycle: count the cycles');
  else if (place.visit.timing === undefined) yield fault(pointer, 'A visit without a timing cannot repeat');
  const every = parseDuration(repeat.every);
  if (every !== null && every.months + every.days + every.hours === 0)
    yield fault(`${pointer}/every`, 'A repeat needs a distance above zero');
  const { count, until, untilDay, atMost, expected } = repeat;
  if (count === undefined && until === undefined && untilDay === undefined && atMost === undefined) {
    const sentence =
      repeat.while === undefined
        ? 'The repeat has no end: give it a count, a milestone, a day, or a most'
        : 'A rule may hold for ever: give the repeat a most ("atMost") besides';
    yield fault(pointer, sentence);
  }
  if (count !== undefined && (atMost !== undefined || expected !== undefined))
    yield fault(pointer, 'A repeat with a count is as long as that: leave out "atMost" and "expected"');
  if (expected !== undefined && atMost !== undefined && expected > atMost)
    yield fault(`${pointer}/expected`, `More are expected than there can be, ${atMost} at most`);
  const codes = context.definition.milestones.map(({ code }) => code);
  if (until !== undefined && !codes.includes(until))
    yield fault(`${pointer}/until`, `There is no milestone ${until}`, nearestName(until, codes));
}

function* validityFaults(
  { definition }: LintContext,
  { before, atMost }: ValidityDefinition,
  at: VisitPlace | null,
  pointer: string,
): Found {
  const codes = definition.milestones.map(({ code }) => code);
  if (before === 'dose' && at?.cycle == null)
    yield fault(`${pointer}/before`, 'Outside a cycle there is no dose to be valid for');
  else if (before !== 'dose' && !codes.includes(before))
    yield fault(
      `${pointer}/before`,
      `There is no milestone ${before}`,
      nearestName(before, ['dose', ...codes]),
    );
  const duration = parseDuration(atMost);
  if (duration === null) return;
  if (isByTheHour(duration))
    yield fault(`${pointer}/atMost`, 'A validity is counted in days, weeks or months');
  else if (duration.days + duration.months === 0)
    yield fault(`${pointer}/atMost`, 'A validity must be longer than nothing');
}
