import type { CalendarDay } from '@lutetia/shared/calendar/types';
import { isBlank } from '@lutetia/shared/forms/blank';
import type { UpdateVisitRequest } from '@lutetia/shared/contract/requests/visits';
import { bookFor } from '@lutetia/shared/schedule/visit-day';
import { decisionsOf, withDecisions, type StoredVisit } from '../schedule/stored-participant.queries.js';
import { Problem } from '../../platform/http/problem.js';
import { reasonOf } from '../../platform/http/require-reason.js';

/** What a request wants done with a visit. */
export type VisitAct =
  | { readonly kind: 'book'; readonly on: string | null }
  | {
      readonly kind: 'occur';
      readonly on: string;
      readonly place: string | null;
      readonly mode: string | null;
    }
  | { readonly kind: 'miss' | 'skip' | 'unmiss' | 'unskip'; readonly reason: string };

/**
 * Reads which of the four acts a request asks for.
 *
 * @throws Problem `request.invalid` unless it is exactly one, with the reason it needs
 */
export function visitAct(request: UpdateVisitRequest, preview: boolean): VisitAct {
  const { booked, occurred, missed, skipped, place, mode } = request;
  const asked = [booked, occurred, missed, skipped].filter((part) => part !== undefined).length;
  if (asked !== 1) throw invalid('booked', 'send exactly one of booked, occurred, missed and skipped');
  if (booked !== undefined) return { kind: 'book', on: booked };
  if (occurred !== undefined)
    return { kind: 'occur', on: occurred, place: place ?? null, mode: mode ?? null };
  if (missed === true) return { kind: 'miss', reason: requireReason(request, preview) };
  if (skipped === true) return { kind: 'skip', reason: requireReason(request, preview) };
  const reason = reasonOf('Undoing “missed” or “skipped”', request, preview);
  return { kind: missed === false ? 'unmiss' : 'unskip', reason };
}

function requireReason(request: UpdateVisitRequest, preview: boolean): string {
  const { reason } = request;
  if (!preview && (reason === undefined || isBlank(reason))) {
    throw invalid('reason', 'say why the visit did not take place');
  }
  return reasonOf('Missing or skipping a visit', request, preview);
}

function invalid(path: string, message: string): Problem {
  const detail = `The request is not as expected: ${message}. Nothing was saved.`;
  return new Problem('request.invalid', detail, { errors: [{ path, message }] });
}

/**
 * The visit as it shall be stored after an act. A visit that takes place is neither missed nor skipped.
 *
 * @param today - at the site
 */
export function visitAfter(visit: StoredVisit, act: VisitAct, today: CalendarDay): StoredVisit {
  switch (act.kind) {
    case 'book':
      return withDecisions(visit, bookFor(decisionsOf(visit), act.on as StoredVisit['bookedOn']));
    case 'occur':
      return { ...visit, ...NOT_MISSED, skippedReason: null };
    case 'miss':
      return { ...visit, missedReason: act.reason, missedOn: visit.missedOn ?? today, skippedReason: null };
    case 'skip':
      return { ...visit, ...NOT_MISSED, skippedReason: act.reason };
    case 'unmiss':
      return { ...visit, ...NOT_MISSED };
    case 'unskip':
      return { ...visit, skippedReason: null };
  }
}

const NOT_MISSED = { missedReason: null, missedOn: null } as const;
