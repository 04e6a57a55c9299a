import { sameJson } from '../forms/diff.js';
import type { StudyDefinition } from './definition.js';
import { fieldDifferences, type StudyDifference } from './field-differences.js';
import { visitPlaces, type VisitPlace } from './references.js';
import { durationTextWords, repeatWords, timingWords, windowWords } from './timing-words.js';
import type { FormActivity, VisitDefinition } from './visit-definition.js';
import { text } from './words.js';

/** Visits added, removed and changed: their timing, window, repeat, condition and forms. */
export function visitDifferences(
  before: StudyDefinition,
  after: StudyDefinition,
): readonly StudyDifference[] {
  const [old, now] = [placesByKey(before), placesByKey(after)];
  const differences: StudyDifference[] = [];
  for (const [key, place] of now) {
    const earlier = old.get(key);
    if (earlier !== undefined) differences.push(...changedVisit(earlier.visit, place));
    else differences.push(addedVisit(place));
  }
  for (const [key, { visit, pointer }] of old) {
    if (now.has(key)) continue;
    const sentence = `Removes the visit ${nameOf(visit)}.`;
    differences.push({ change: 'removed', part: 'visit', pointer, sentence });
  }
  return differences;
}

/** A visit is the same one as long as its code and its group of cycles are. */
function placesByKey(definition: StudyDefinition): ReadonlyMap<string, VisitPlace> {
  return new Map(
    visitPlaces(definition).map((place) => {
      const { cycle, visit } = place;
      return [`${cycle === null ? '' : `${cycle.code}/${cycle.from}`}/${visit.code}`, place];
    }),
  );
}

function nameOf({ code, name }: VisitDefinition): string {
  return `${code} (${text(name)})`;
}

function addedVisit({ visit, pointer }: VisitPlace): StudyDifference {
  const { timing, repeat, activities } = visit;
  const forms = activities.map(({ form }) => form).join(', ');
  const parts = [
    timing === undefined ? null : `${timingWords(timing)}, ${windowWords(timing)}`,
    repeat === undefined ? null : repeatWords(repeat),
    forms === '' ? null : `asks for ${forms}`,
  ].filter((part) => part !== null);
  const sentence = `Adds the visit ${nameOf(visit)}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}.`;
  return { change: 'added', part: 'visit', pointer, sentence };
}

function changedVisit(old: VisitDefinition, { visit, pointer }: VisitPlace): readonly StudyDifference[] {
  const differences: StudyDifference[] = [];
  const tell = (field: string, sentence: string): void => {
    differences.push({ change: 'changed', part: 'visit', pointer: `${pointer}/${field}`, sentence });
  };
  const name = nameOf(visit);
  const [was, is] = [old.timing, visit.timing];
  if (was !== undefined && is !== undefined) {
    if (timingWords(was) !== timingWords(is))
      tell('timing', `${name} moves: ${timingWords(was)} becomes ${timingWords(is)}.`);
    if (!sameJson(was.window ?? null, is.window ?? null))
      tell('timing/window', `Window of ${name}: ${windowWords(was)} becomes ${windowWords(is)}.`);
    for (const field of ['assumed', 'source'] as const) {
      if (was[field] !== is[field])
        tell(`timing/${field}`, `Changes where the timing of ${name} comes from.`);
    }
  } else if (was !== is) {
    tell(
      'timing',
      `${name} ${is === undefined ? 'has no timing any more' : `is timed: ${timingWords(is)}`}.`,
    );
  }
  if (!sameJson(old.repeat ?? null, visit.repeat ?? null))
    tell('repeat', `${name} repeats: ${repeatWords(old.repeat)} becomes ${repeatWords(visit.repeat)}.`);
  const told = ['timing', 'repeat', 'activities'];
  return [
    ...differences,
    ...fieldDifferences('visit', pointer, name, old, visit, told),
    ...activityDifferences(old, visit, pointer),
  ];
}

function activityDifferences(
  old: VisitDefinition,
  now: VisitDefinition,
  pointer: string,
): readonly StudyDifference[] {
  const before = new Map(old.activities.map((activity, index) => [activity.form, { activity, index }]));
  const differences: StudyDifference[] = [];
  const name = nameOf(now);
  for (const [index, activity] of now.activities.entries()) {
    const at = `${pointer}/activities/${index}`;
    const earlier = before.get(activity.form);
    before.delete(activity.form);
    if (earlier === undefined) {
      const optional = activity.optional === true ? ', optional' : '';
      const sentence = `${name} asks for ${activity.form}${optional}.`;
      differences.push({ change: 'added', part: 'visit', pointer: at, sentence });
    } else if (!sameJson(earlier.activity, activity)) {
      const sentence = `${activity.form} in ${name}: ${activityWords(earlier.activity)} becomes ${activityWords(activity)}.`;
      differences.push({ change: 'changed', part: 'visit', pointer: at, sentence });
    }
  }
  for (const [form, { index }] of before) {
    const sentence = `${name} no longer asks for ${form}.`;
    differences.push({
      change: 'removed',
      part: 'visit',
      pointer: `${pointer}/activities/${index}`,
      sentence,
    });
  }
  return differences;
}

/** `required, valid for 14 days before dose`. */
function activityWords({ optional, when, mayPrecedeConsent, repeating, validFor }: FormActivity): string {
  return [
    optional === true ? 'optional' : 'required',
    when === undefined ? null : `when ${when}`,
    mayPrecedeConsent === true ? 'also before consent' : null,
    repeating === true ? 'any number of times' : null,
    validFor === undefined
      ? null
      : `valid for ${durationTextWords(validFor.atMost)} before ${validFor.before}`,
  ]
    .filter((word) => word !== null)
    .join(', ');
}
