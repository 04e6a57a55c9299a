/** Every refusal the API can give, with the HTTP status it travels under. Codes are `noun.reason` and stable. */
export const PROBLEM_STATUS = {
  'request.malformed': 400,
  'request.invalid': 400,
  'request.unsupported-media-type': 415,
  'request.too-large': 413,
  'request.cross-site': 403,
  'route.not-found': 404,
  'session.required': 401,
  'session.expired': 401,
  'session.other-person': 401,
  'session.wrong-credentials': 401,
  'session.locked-out': 429,
  'session.password-change-required': 403,
  'session.wrong-password': 422,
  'session.unfit-password': 422,
  'permission.denied': 403,
  'study.not-found': 404,
  'study.version-not-found': 404,
  'study.activation-refused': 409,
  'study.refused': 422,
  'study.version-published': 409,
  'site.not-found': 404,
  'site.not-active': 409,
  'site.calendar-stale': 409,
  'site.version-required': 428,
  'laboratory.not-found': 404,
  'laboratory.name-taken': 409,
  'range.not-found': 404,
  'range.unfit': 422,
  'range.overlapping': 409,
  'range.ended': 409,
  'range.import-refused': 422,
  'laboratory.results-refused': 422,
  'participant.not-found': 404,
  'participant.not-rescreenable': 409,
  'participant.enrolled-in-error': 409,
  'participant.not-enrolled-in-error': 409,
  'participant.has-data': 409,
  'participant.has-died': 409,
  'visit.not-found': 404,
  'visit.stale': 409,
  'visit.already-occurred': 409,
  'visit.not-applicable': 409,
  'visit.version-required': 428,
  'form.not-found': 404,
  'form.conflict': 409,
  'form.stale': 409,
  'form.other-version': 409,
  'form.version-required': 428,
  'form.unknown-item': 422,
  'form.invalid-value': 422,
  'form.hidden-item': 422,
  'form.absent-holds-values': 422,
  'form.needed-by-schedule': 422,
  'form.not-completable': 422,
  'form.already-complete': 409,
  'form.not-yours-to-complete': 403,
  'form.reason-required': 422,
  'form.change-id-reused': 409,
  'form.not-repeating': 409,
  'form.not-removable': 409,
  'milestone.unknown-kind': 422,
  'milestone.already-reached': 409,
  'milestone.not-reached': 409,
  'milestone.no-visit': 409,
  'milestone.incomplete': 422,
  'date.in-future': 422,
  'delay.not-movable': 409,
  'delay.not-undoable': 409,
  'transfer.not-possible': 409,
  'deviation.not-found': 404,
  'deviation.stale': 409,
  'calendar-feed.not-found': 404,
  'person.not-found': 404,
  'person.email-taken': 409,
  'database.unavailable': 503,
  defect: 500,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** `application/problem+json` (RFC 9457) as this API sends it. */
export interface ProblemView {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  /** What happened, what was kept, what to do next, in plain words. */
  readonly detail: string;
  /** The request's id, for the log. */
  readonly instance?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly [extra: string]: unknown;
}
