import { sameJson } from '../forms/diff.js';
import type { StudyDefinition } from './definition.js';
import {
  changedOrigins,
  fieldDifferences,
  type BothNames,
  type StudyDifference,
} from './field-differences.js';
import type { Names } from './difference-names.js';
import { visitPlaces, type VisitPlace } from './references.js';
import { durationTextWords, repeatWords, timingWords, windowWords } from './timing-words.js';
import type { FormActivity, VisitDefinition } from './visit-definition.js';
import { nameForAll } from './cycle-names.js';
import { text } from './words.js';

/** Visits added, removed and changed: their timing, window, repeat, condition and forms. */
export function visitDifferences(
  before: StudyDefinition,
  after: StudyDefinition,
  names: BothNames,
): readonly StudyDifference[] {
  const [old, now] = [visitsByKey(before), visitsByKey(after)];
  const differences: StudyDifference[] = [];
  for (const [key, place] of now) {
    const earlier = old.get(key);
    if (earlier !== undefined) differences.push(...changedVisit(earlier.visit, place, names));
    else differences.push(addedVisit(place, names.after));
  }
  for (const [key, { visit, cycle, pointer }] of old) {
    if (now.has(key)) continue;
    const sentence = `Removes the visit ${visitName({ visit, cycle })}.`;
    differences.push({ change: 'removed', part: 'visit', pointer, sentence });
  }
  return differences;
}

/** A visit is the same one as long as its code and its group of cycles are. */
export function visitsByKey(definition: StudyDefinition): ReadonlyMap<string, VisitPlace> {
  return new Map(
    visitPlaces(definition).map((place) => {
      const { cycle, visit } = place;
      return [`${cycle === null ? '' : `${cycle.code}/${cycle.from}`}/${visit.code}`, place];
    }),
  );
}

/** `SCR (Screening)`. */
export function visitName({ visit: { code, name }, cycle }: Pick<VisitPlace, 'visit' | 'cycle'>): string {
  return `${code} (${nameForAll(text(name), cycle)})`;
}

function addedVisit({ visit, cycle, pointer }: VisitPlace, names: Names): StudyDifference {
  const { timing, repeat, activities } = visit;
  const forms = activities.map(({ form }) => names.form(form)).join(', ');
  const parts = [
    timing === undefined ? null : `${timingWords(timing, names.anchor)}, ${windowWords(timing)}`,
    repeat === undefined ? null : repeatWords(repeat, names.anchor, names.condition),
    forms === '' ? null : `asks for ${forms}`,
  ].filter((part) => part !== null);
  const sentence = `Adds the visit ${visitName({ visit, cycle })}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}.`;
  return { change: 'added', part: 'visit', pointer, sentence };
}

function changedVisit(
  old: VisitDefinition,
  { visit, cycle, pointer }: VisitPlace,
  names: BothNames,
): readonly StudyDifference[] {
  const { before, after } = names;
  const differences: StudyDifference[] = [];
  const tell = (field: string, sentence: string): void => {
    differences.push({ change: 'changed', part: 'visit', pointer: `${pointer}/${field}`, sentence });
  };
  const name = visitName({ visit, cycle });
  const [was, is] = [old.timing, visit.timing];
  if (was !== undefined && is !== undefined) {
    if (timingWords(was) !== timingWords(is))
      tell(
        'timing',
        `${name} moves: ${timingWords(was, before.anchor)} becomes ${timingWords(is, after.anchor)}.`,
      );
    if (!sameJson(was.window ?? null, is.window ?? null))
      tell('timing/window', `Window of ${name}: ${windowWords(was)} becomes ${windowWords(is)}.`);
    for (const field of changedOrigins(was, is))
      tell(`timing/${field}`, `Changes where the timing of ${name} comes from.`);
  } else if (was !== is) {
    tell(
      'timing',
      `${name} ${is === undefined ? 'has no timing any more' : `is timed: ${timingWords(is, after.anchor)}`}.`,
    );
  }
  if (!sameJson(old.repeat ?? null, visit.repeat ?? null))
    tell(
      'repeat',
      `${name} repeats: ${repeatWords(old.repeat, before.anchor, before.condition)} becomes ${repeatWords(visit.repeat, after.anchor, after.condition)}.`,
    );
  const told = ['timing', 'repeat', 'activities'];
  return [
    ...differences,
    ...fieldDifferences('visit', pointer, name, old, visit, names, told),
    ...activityDifferences(old, visit, name, pointer, names),
  ];
}

function activityDifferences(
  old: VisitDefinition,
  now: VisitDefinition,
  name: string,
  pointer: string,
  names: BothNames,
): readonly StudyDifference[] {
  const before = new Map(old.activities.map((activity, index) => [activity.form, { activity, index }]));
  const differences: StudyDifference[] = [];
  for (const [index, activity] of now.activities.entries()) {
    const at = `${pointer}/activities/${index}`;
    const earlier = before.get(activity.form);
    before.delete(activity.form);
    if (earlier === undefined) {
      const optional = activity.optional === true ? ', optional' : '';
      const sentence = `${name} asks for ${names.after.form(activity.form)}${optional}.`;
      differences.push({ change: 'added', part: 'visit', pointer: at, sentence });
    } else if (!sameJson(earlier.activity, activity)) {
      const sentence = `${names.after.form(activity.form)} in ${name}: ${activityWords(earlier.activity, names.before)} becomes ${activityWords(activity, names.after)}.`;
      differences.push({ change: 'changed', part: 'visit', pointer: at, sentence });
    }
  }
  for (const [form, { index }] of before) {
    const sentence = `${name} no longer asks for ${names.before.form(form)}.`;
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
function activityWords(
  { optional, when, mayPrecedeConsent, repeating, validFor }: FormActivity,
  names: Names,
): string {
  return [
    optional === true ? 'optional' : 'required',
    when === undefined ? null : `when ${names.condition(when)}`,
    mayPrecedeConsent === true ? 'also before consent' : null,
    repeating === true ? 'any number of times' : null,
    validFor === undefined
      ? null
      : `valid for ${durationTextWords(validFor.atMost)} before ${names.anchor(validFor.before)}`,
  ]
    .filter((word) => word !== null)
    .join(', ');
}
