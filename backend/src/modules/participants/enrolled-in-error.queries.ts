import type { NamedStatement } from '../../platform/database/named-statement.js';

/** $1 participant, $2 day, $3 person, $4 reason; all three null takes it back. */
export const MARK_ENROLLED_IN_ERROR: NamedStatement = {
  name: 'mark_enrolled_in_error',
  text: `
    update participant set enrolled_in_error_on = $2, enrolled_in_error_by = $3, enrolled_in_error_reason = $4,
      version = version + 1
    where id = $1`,
};

/** $1 participant: under which number the person they screen again was screened again meanwhile. */
export const RESCREENED_MEANWHILE: NamedStatement = {
  name: 'rescreened_meanwhile',
  text: `
    select other.number from participant p
    join participant other on other.rescreens = p.rescreens and other.id <> p.id and other.enrolled_in_error_on is null
    where p.id = $1`,
};
