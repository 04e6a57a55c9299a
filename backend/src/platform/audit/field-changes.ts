/** One field of an audit event: what it held before and after. */
export interface FieldChange {
  /** An item's path for forms, else a column's name; a form's state is `state`. */
  readonly path: string;
  readonly old: unknown;
  readonly new: unknown;
}

export type AuditAction = 'created' | 'changed';

/**
 * Reads the `changes` of an audit event field by field, in the order of their paths.
 *
 * A created record has no old values, so its trail holds `{"path":new}`; a changed one holds `{"path":[old,new]}`.
 *
 * @throws SyntaxError or RangeError when the text is not what the trigger writes: a defect, or tampering
 */
export function fieldChanges(action: AuditAction, changes: string): FieldChange[] {
  const fields: unknown = JSON.parse(changes);
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    throw new RangeError('the changes of an audit event are not a document');
  }
  return Object.entries(fields).map(([path, held]: [string, unknown]) => {
    if (action === 'created') return { path, old: null, new: held };
    if (!Array.isArray(held) || held.length !== 2)
      throw new RangeError(`the change of ${path} is not a pair`);
    return { path, old: held[0] as unknown, new: held[1] as unknown };
  });
}

/** What a form's first entry says of the form itself: visit, cycle, repetition, form, repetition. No item's path is in small letters. */
export const IDENTITY_PATH = 'identity';
/** A form's state among the changes to its values. */
export const STATE_PATH = 'state';

/** The changes to a form's values alone. */
export function valueChanges(action: AuditAction, changes: string): FieldChange[] {
  return fieldChanges(action, changes).filter(({ path }) => path !== STATE_PATH && path !== IDENTITY_PATH);
}
