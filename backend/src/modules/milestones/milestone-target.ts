import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { countsAt } from '@lutetia/shared/schedule/milestone-records';
import { sameJson } from '@lutetia/shared/forms/diff';
import type { MilestoneDefinition } from '@lutetia/shared/study/milestone-definition';
import { text } from '@lutetia/shared/study/words';
import { dayText } from '@lutetia/shared/forms/display';
import { Problem } from '../../platform/http/problem.js';
import type { LoadedParticipant, StoredForm } from '../schedule/stored-participant.queries.js';
import { type MilestoneDays, type MilestonePlace, placeOn, placesOf } from './milestone-place.js';

/** Where a milestone's form is to be written. */
export type MilestoneTarget =
  | { readonly kind: 'form'; readonly form: StoredForm; readonly visitDay: CalendarDay | null }
  /** The participant has no such form of their own yet. */
  | { readonly kind: 'new'; readonly code: string; readonly repetition: number };

/**
 * Finds the form a milestone is recorded in: in the visit it belongs to, else the participant's own; one more of their
 * own where the milestone may be reached again.
 *
 * @param values - what the request writes, by item
 * @throws Problem `milestone.already-reached` when a form says that very day, or is complete where only one is kept;
 * `milestone.no-visit` when it counts only in a visit, and that visit lies ahead
 */
export function milestoneTarget(
  loaded: LoadedParticipant,
  definition: MilestoneDefinition,
  values: Readonly<Record<string, unknown>>,
  days: MilestoneDays,
): MilestoneTarget {
  const { row, live } = loaded;
  const places = placesOf(row.planned, row.forms, definition);
  const mayBeOwn = countsAt(definition, null);
  const own = row.forms.filter(({ code, visitId }) => visitId === null && code === definition.form);
  const kept = [...places.map(({ form }) => form), ...(mayBeOwn ? own : [])];
  const complete = kept.filter(({ state }) => state === 'complete');
  const again = complete.find((form) => isSentTwice(form, definition, values, days.on));
  if (again !== undefined) throw alreadyReached(loaded, definition, again, days.on);

  const activity = live.study.definition.participantForms.find(({ form }) => form === definition.form);
  const repeats = definition.repeatable === true || activity?.repeating === true;
  const first = complete[0];
  if (first !== undefined && !repeats && definition.visits === undefined) {
    throw alreadyReached(loaded, definition, first, null);
  }
  const place = placeOn(live.study, places, days);
  if (place !== null) return { kind: 'form', form: place.form, visitDay: place.visit.occurred };
  if (mayBeOwn) {
    const blank = own.find(({ state }) => state !== 'complete');
    if (blank !== undefined) return { kind: 'form', form: blank, visitDay: null };
    return { kind: 'new', code: definition.form, repetition: own.length + 1 };
  }
  if (first !== undefined) throw alreadyReached(loaded, definition, first, null);
  throw noVisit(definition, places);
}

/**
 * Whether a completed form says the same as a request: the same day and the same reference, or where the milestone has
 * none, nothing that the request says otherwise.
 */
function isSentTwice(
  form: StoredForm,
  { day, writes = {}, repeatable }: MilestoneDefinition,
  values: Readonly<Record<string, unknown>>,
  on: CalendarDay | null,
): boolean {
  const held = form.values[day];
  if (on === null || held === undefined || !('v' in held) || held.v !== on) return false;
  if (repeatable !== true) return true;
  const telling = Object.values(writes);
  const items = telling.length > 0 ? telling : Object.keys(values);
  return items.every((item) => {
    const stored = form.values[item];
    return (
      values[item] === undefined || stored === undefined || !('v' in stored) || sameJson(values[item], stored)
    );
  });
}

function alreadyReached(
  { row, live }: LoadedParticipant,
  { code, name }: MilestoneDefinition,
  form: StoredForm,
  on: CalendarDay | null,
): Problem {
  const reached = row.milestones.find((milestone) => milestone.code === code);
  const since = reached?.on == null ? '' : ` since ${dayText(reached.on)}`;
  const visit = row.planned.find(({ visitId }) => visitId === form.visitId);
  const where = `the form ${live.study.formNames.get(form.code) ?? form.code}${visit === undefined ? '' : ` of ${visit.name}`}`;
  const what =
    on !== null
      ? `${text(name)}: ${where} has the day ${dayText(on)} already`
      : reached === undefined
        ? `${text(name)}: ${where} is complete already`
        : `This milestone is recorded${since}, in ${where}`;
  return new Problem(
    'milestone.already-reached',
    `${what}. Nothing was changed. To correct it, open its form and change the field with a reason.`,
    { formId: form.id },
  );
}

function noVisit({ name }: MilestoneDefinition, places: readonly MilestonePlace[]): Problem {
  const next = places.find(({ form }) => form.state !== 'complete')?.visit;
  const which =
    next === undefined
      ? 'no visit holds its form'
      : `${next.name}${next.planned === null ? '' : `, planned ${next.planned},`} has not taken place`;
  return new Problem(
    'milestone.no-visit',
    `${text(name)} counts only in its visit, and ${which}. Nothing was recorded. Record the visit first.`,
  );
}
