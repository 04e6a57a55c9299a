import type { RecordMilestoneRequest } from '@lutetia/shared/contract/requests/schedule';
import { sameJson } from '@lutetia/shared/forms/diff';
import type { MilestoneDefinition } from '@lutetia/shared/study/milestone-definition';
import { Problem } from '../../platform/http/problem.js';

/**
 * The items a request writes, by item code: the day, what the milestone sets, what the request's fields map to, and the
 * further values.
 *
 * @throws Problem `form.unknown-item`, and `form.invalid-value` where a further value says otherwise than the milestone
 */
export function milestoneValues(
  definition: MilestoneDefinition,
  request: RecordMilestoneRequest,
): { readonly values: Record<string, unknown>; readonly needed: ReadonlySet<string> } {
  const values: Record<string, { readonly v: string }> = { [definition.day]: { v: request.on } };
  for (const [item, value] of Object.entries(definition.sets ?? {})) values[item] = { v: value };
  const writes = new Map(Object.entries(definition.writes ?? {}));
  const fields: [string, string | undefined][] = [
    ['arm', request.arm],
    ['reference', request.reference],
    ...Object.entries(request.strata ?? {}).map(([code, level]): [string, string] => [
      `strata.${code}`,
      level,
    ]),
  ];
  for (const [field, value] of fields) {
    if (value === undefined) continue;
    const item = writes.get(field);
    if (item === undefined) throw unknownField(definition, field, [...writes.keys()]);
    values[item] = { v: value };
  }
  refuseContradiction(definition, values, request.values ?? {});
  // What was allocated elsewhere is worth nothing without its arm, reference and strata; other fields may follow later.
  const needed = new Set([definition.day, ...(definition.kind === 'randomisation' ? writes.values() : [])]);
  return { values: { ...values, ...request.values }, needed };
}

/** One fact has one owner: an item the milestone itself writes may be repeated, not told otherwise. */
function refuseContradiction(
  { code }: MilestoneDefinition,
  own: Readonly<Record<string, { readonly v: string }>>,
  further: Readonly<Record<string, unknown>>,
): void {
  const errors = Object.entries(further)
    .filter(([item, value]) => own[item] !== undefined && !sameJson(value, own[item]))
    .map(([item]) => ({
      path: `values.${item}`,
      message: `the milestone itself says ${own[item]?.v ?? ''}`,
    }));
  if (errors.length === 0) return;
  const said = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new Problem(
    'form.invalid-value',
    `The values contradict the milestone ${code} (${said}). Nothing was recorded. Leave them out or correct them.`,
    { errors },
  );
}

function unknownField({ code }: MilestoneDefinition, field: string, known: readonly string[]): Problem {
  const list = known.length === 0 ? 'none' : known.join(', ');
  return new Problem(
    'form.unknown-item',
    `The milestone ${code} has no field ${field} (it has: ${list}). Nothing was recorded.`,
    { errors: [{ path: field, message: 'is not a field of this milestone' }] },
  );
}
