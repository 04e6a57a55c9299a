import type { FormView } from '@lutetia/shared/contract/views/forms';
import type { FormValues, ItemValue } from '@lutetia/shared/forms/value';

/** Answers that another form of the visit holds already. */
export interface SaidInVisit {
  /** Its name. */
  readonly form: string;
  readonly values: Readonly<Record<string, Extract<ItemValue, { v: unknown }>>>;
}

/**
 * What another form of the visit says to questions that are still open here; null where there is nothing to take over.
 * Nothing is written by it: whoever takes it over has entered it.
 *
 * @param paths - the questions that are shown
 * @param values - what stands there, and what is typed and not saved
 */
export function saidInVisit(
  paths: readonly string[],
  previous: FormView['previous'],
  values: FormValues,
  unread: Readonly<Record<string, unknown>>,
): SaidInVisit | null {
  let form: string | null = null;
  const said: Record<string, Extract<ItemValue, { v: unknown }>> = {};
  for (const path of paths) {
    const { value, saidIn } = previous[path] ?? {};
    const isOpen = values[path] === undefined && unread[path] === undefined;
    if (!isOpen || value === undefined || saidIn === undefined || 'absent' in value) continue;
    form ??= saidIn;
    if (form === saidIn)
      said[path] = { v: value.v, ...(value.unit === undefined ? {} : { unit: value.unit }) };
  }
  return form === null ? null : { form, values: said };
}
