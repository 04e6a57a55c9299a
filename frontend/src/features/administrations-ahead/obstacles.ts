import type { AdministrationAheadView } from '@lutetia/shared/contract/views/calendar';

/** Something that keeps a dose from being given on its day, or the activity from being ordered. */
export type Obstacle =
  | { readonly kind: 'fatal-event'; readonly event: string; readonly inProgress: boolean }
  | { readonly kind: 'window-closed'; readonly day: string }
  | { readonly kind: 'day-passed' }
  | { readonly kind: 'outside-window' }
  | { readonly kind: 'decided-against'; readonly decision: string }
  | { readonly kind: 'expired'; readonly names: readonly string[] }
  | { readonly kind: 'waits-for'; readonly name: string }
  | { readonly kind: 'open-before'; readonly names: readonly string[] }
  | { readonly kind: 'order-undecided' }
  | { readonly kind: 'dose-undecided' }
  | { readonly kind: 'not-booked' };

/**
 * What stands in the way of a dose, the most pressing first. After a fatal event nothing else matters. A dose whose day is not firm yet waits for one thing only:
 * the rest cannot be done before that.
 *
 * @param today - the day at its site
 */
export function obstaclesOf(dose: AdministrationAheadView, today: string): readonly Obstacle[] {
  if (dose.fatalEvent !== null)
    return [{ kind: 'fatal-event', event: dose.fatalEvent, inProgress: dose.fatalEventInProgress }];
  const late = lateness(dose, today);
  if (dose.provisional) {
    return dose.waitsFor === null ? late : [...late, { kind: 'waits-for', name: dose.waitsFor }];
  }
  const found: Obstacle[] = [...late];
  if (late.length === 0 && isOutside(dose)) found.push({ kind: 'outside-window' });
  const against = [dose.doseDecision, dose.orderDecision].find((decision) => decision?.isAgainst === true);
  if (against?.decision != null) found.push({ kind: 'decided-against', decision: against.decision });
  if (dose.expiredBefore.length > 0) found.push({ kind: 'expired', names: dose.expiredBefore });
  const open = dose.openBefore.filter((name) => !dose.expiredBefore.includes(name));
  if (open.length > 0) found.push({ kind: 'open-before', names: open });
  if (dose.orderDecision?.taken === false) found.push({ kind: 'order-undecided' });
  // The decision on the day of the dose is not missing before that day.
  if (dose.doseDecision?.taken === false && dose.day <= today) found.push({ kind: 'dose-undecided' });
  if (!dose.booked) found.push({ kind: 'not-booked' });
  return found;
}

function lateness({ day, closes }: AdministrationAheadView, today: string): readonly Obstacle[] {
  if (closes !== null && closes < today) return [{ kind: 'window-closed', day: closes }];
  return day < today ? [{ kind: 'day-passed' }] : [];
}

function isOutside({ day, opens, closes }: AdministrationAheadView): boolean {
  return (opens !== null && day < opens) || (closes !== null && day > closes);
}
