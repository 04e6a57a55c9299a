import { dayText } from '@lutetia/shared/forms/display';
import { textOf } from '@lutetia/shared/schedule/dated-forms';
import { personItems } from '@lutetia/shared/schedule/person-items';
import { Problem } from '../../platform/http/problem.js';
import { requireAlive } from '../../platform/http/require-alive.js';
import type { Replanning } from '../schedule/schedule.service.js';
import type { FormWrite } from './form-write.js';

/**
 * Refuses what cannot be of somebody born in the year their forms tell. A draft may tell any year, but cannot be completed
 * with it.
 *
 * @throws Problem `form.invalid-value`, `request.invalid`
 */
export function requireBorn(replanning: Replanning, write: FormWrite): void {
  if (write.isOfPerson && write.state !== 'complete') return;
  requireBornBefore(replanning, write);
  if (write.isOfPerson) requireBornBeforeAll(replanning, write);
}

/** Refuses a year of birth after something that is recorded already, as an enrolment with it would be. */
function requireBornBeforeAll({ loaded, after }: Replanning, { decision }: FormWrite): void {
  const { row, live } = loaded;
  const item = personItems(live.study.definition).yearOfBirth;
  const year = Number(textOf(decision.values, item) ?? Number.NaN);
  if (Number.isNaN(year) || !decision.changed.includes(item)) return;
  const days = [
    row.screeningOn,
    ...after.visits.map(({ occurred }) => occurred),
    ...row.milestones.map(({ on }) => on),
  ];
  const [first] = days.filter((day) => day !== null).sort();
  if (first === undefined || Number(first.slice(0, 4)) >= year) return;
  const message = `must not lie after ${dayText(first)}, the first day recorded`;
  const detail = `The year of birth ${year} lies after ${dayText(first)}, the first day recorded. Nothing was saved. Correct the year, or that day first.`;
  throw new Problem('form.invalid-value', detail, { errors: [{ path: `changes.${item}`, message }] });
}

/** Refuses a visit or a milestone on a day before its participant's year of birth. */
function requireBornBefore({ loaded, after }: Replanning, { form }: FormWrite): void {
  const stored = loaded.row.visits.find(({ id }) => id === form.visitId);
  const visit = after.visits.find(
    ({ code, cycle, repetition }) =>
      code === stored?.code && cycle === stored.cycle && repetition === stored.repetition,
  );
  const { roles, milestones } = loaded.live.study.definition;
  const yearOfBirth = loaded.row.summary?.yearOfBirth;
  if (visit?.occurred != null) requireAlive(yearOfBirth, visit.occurred, roles.visit.day);
  for (const { code, on, formId } of loaded.row.milestones) {
    const definition = milestones.find((milestone) => milestone.code === code);
    if (formId === form.id && on !== null && definition !== undefined)
      requireAlive(yearOfBirth, on, definition.day);
  }
}
