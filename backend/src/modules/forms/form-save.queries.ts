import type { Role } from '@lutetia/shared/contract/access';
import type { FormState, FormValues } from '@lutetia/shared/forms/value';
import type { CalendarDay } from '@lutetia/shared/calendar/types';
import type { AuditAction } from '../../platform/audit/field-changes.js';
import type { NamedStatement } from '../../platform/database/named-statement.js';

/** What the first of the two calls of a save answers. Without a session, only the first column says so. */
export interface FormSaveContextRow {
  readonly sessionState: 'ok' | 'none' | 'expired' | 'password-change-required';
  readonly personId: string | null;
  readonly roles: readonly Role[] | null;
  readonly studyId: string | null;
  readonly siteId: string | null;
  readonly participantId: string | null;
  readonly visitId: string | null;
  readonly code: string | null;
  readonly state: FormState | 'removed' | null;
  readonly values: FormValues | null;
  readonly version: number | null;
  readonly studyVersionId: string | null;
  readonly timeZone: string | null;
  readonly visitStatus: string | null;
  readonly isAsked: boolean | null;
  readonly visitDay: CalendarDay | null;
  readonly visitCode: string | null;
  readonly cycle: number | null;
  readonly later: readonly LaterChange[] | null;
  readonly known: KnownChange | null;
}

/** A change to the form after the version the caller read. */
export interface LaterChange {
  readonly version: number;
  readonly action: AuditAction;
  readonly changes: string;
  readonly who: string;
  readonly role: string;
  readonly at: string;
}

/** The change of the same id, acknowledged earlier. */
export interface KnownChange {
  readonly formId: string;
  readonly digest: string;
  readonly version: number;
  readonly at: string;
}

/**
 * $1 SHA-256 of the session's token, or null with $2 a person already known; $3 form, $4 version the caller read,
 * $5 change id, $6 idle minutes of a session, $7 whether this keeps the session awake, $8 today.
 */
export const FORM_SAVE_CONTEXT: NamedStatement = {
  name: 'form_save_context',
  text: `
    select session_state as "sessionState", person_id as "personId", roles, study_id as "studyId",
      site_id as "siteId", participant_id as "participantId", visit_id as "visitId", code, state, "values", version,
      study_version_id as "studyVersionId", time_zone as "timeZone", visit_status as "visitStatus",
      is_asked as "isAsked", visit_day::text as "visitDay",
      visit_code as "visitCode", visit_cycle as cycle, later, known
    from form_save_context($1, $2, $3, $4, $5, $6, $7, $8)`,
};

/** $1 participant. A row where nobody takes part under the number. */
export const ENROLLED_IN_ERROR: NamedStatement = {
  name: 'enrolled_in_error',
  text: 'select id from participant where id = $1 and enrolled_in_error_on is not null',
};

export interface FormSavedRow {
  readonly savedAt: Date;
  readonly version: number;
}

/** Sixteen parameters as `form_save` takes them: context, then the form as it shall be, then the change. */
export const FORM_SAVE: NamedStatement = {
  name: 'form_save',
  text: `select saved_at as "savedAt", version
         from form_save($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
};

/** $1 form: nobody else saves it until the transaction ends. */
export const LOCK_FORM: NamedStatement = {
  name: 'lock_form',
  text: 'select id from form where id = $1 for no key update',
};

/** $1 change id, $2 the moves its save was answered with, as JSON. */
export const KEEP_MOVES: NamedStatement = {
  name: 'keep_moves_of_change',
  text: `update form_change set moves = $2 where change_id = $1`,
};

/** $1 change id. */
export const KEPT_MOVES: NamedStatement = {
  name: 'moves_of_change',
  text: `select moves from form_change where change_id = $1`,
};

/** $1 id, $2 study, $3 site, $4 participant, $5 visit, $6 code, $7 repetition, $8 total. */
export const INSERT_FORM: NamedStatement = {
  name: 'insert_form',
  text: `
    insert into form (id, study_id, site_id, participant_id, visit_id, code, repetition, total)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

const BY_WHOM = `updated_at = clock_timestamp(), updated_by = nullif(current_setting('lutetia.person', true), '')::uuid`;

/** $1 visit, $2 code, $3 repetition. A part that was removed is there again; nothing where there is none. */
export const TAKE_FORM_BACK: NamedStatement = {
  name: 'take_form_back',
  text: `
    update form set state = 'not-started', version = version + 1, ${BY_WHOM}
    where visit_id = $1 and code = $2 and repetition = $3 and state = 'removed'
    returning id, version`,
};

/** $1 form. Nothing is removed where something was entered or the form is one the visit itself asks for. */
export const REMOVE_FORM: NamedStatement = {
  name: 'remove_form',
  text: `
    update form set state = 'removed', version = version + 1, ${BY_WHOM}
    where id = $1 and state = 'not-started' and "values"::text = '{}' and visit_id is not null and repetition > 1
    returning id`,
};

/** $1 form. No row where it still stands. */
export const REMOVED_FORM: NamedStatement = {
  name: 'removed_form',
  text: `select id from form where id = $1 and state = 'removed'`,
};
