/** Why a value is not there. It satisfies "required", and it is not the same as empty. */
export type AbsentCode = 'not-done' | 'not-applicable' | 'unknown' | 'not-asked';

export const ABSENT_CODES: readonly AbsentCode[] = ['not-done', 'not-applicable', 'unknown', 'not-asked'];

/**
 * What one path of a form holds.
 *
 * Numbers are text exactly as typed ("1.50"); days are `YYYY-MM-DD`; yes/no is `Y` or `N`; a choice is its code;
 * several choices are a list of codes. Clearing a path is writing `null`.
 *
 * `explained` holds, by soft check, the reason somebody gave for this very value; another value or unit starts without.
 * `fired` names the checks that fired at the value when it was saved; the server alone writes it, for the trail.
 */
export type ItemValue =
  | {
      readonly v: string | readonly string[];
      readonly unit?: string;
      readonly explained?: Readonly<Record<string, string>>;
      readonly fired?: readonly string[];
    }
  | { readonly absent: AbsentCode; readonly reason?: string };

/** The values of one form by path (`ITEM` or `group/rowId/ITEM`); a path that holds nothing is not in it. */
export type FormValues = Readonly<Record<string, ItemValue>>;

/** A change by path; `null` empties the path. */
export type FormChanges = Readonly<Record<string, ItemValue | null>>;

export type FormState = 'not-started' | 'in-progress' | 'complete';

/** Something a person should look at in a form; never an exception. */
export interface Finding {
  /** `required`, `type`, `future`, ... or the check's own code. */
  readonly check: string;
  /** `hard` and `required` keep the form from being completed; `soft` never does; `broken` is a check that failed to run. */
  readonly kind: 'hard' | 'soft' | 'required' | 'broken';
  /** Where it is shown; the first is where it is written. */
  readonly paths: readonly string[];
  readonly message: string;
  /** The reason given for it at the value it is written at: an answered query. Only of soft ones. */
  readonly explained?: string;
}
