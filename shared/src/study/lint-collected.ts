import type { ExpressionPlace } from './expression-places.js';
import { fault, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';
import type { SlotOutline } from './slots.js';

type Found = Generator<StudyFault, void, undefined>;

/**
 * Facts a condition needs that are entered only after it is asked. Earlier is what stands earlier in the protocol, or
 * falls earlier as far as the timings tell; what is entered at no visit of its own may be entered at any time.
 */
export function* collectedTooLate(
  context: LintContext,
  { askedFor, pointer }: ExpressionPlace,
  names: ReadonlySet<string>,
): Found {
  if (askedFor === null) return;
  const asked = outlinesAsked(context, askedFor);
  for (const { code, form, item, visit } of context.definition.facts) {
    if (!names.has(code) || !context.isCollected(form, visit === undefined ? undefined : [visit])) continue;
    const carriers =
      visit === undefined && isOwnForm(context, form) ? null : carriersOf(context, form, visit);
    if (
      carriers === null ||
      asked.length === 0 ||
      isEarlier(context, carriers, asked, askedFor.kind !== 'cycles')
    )
      continue;
    const where = [...new Set(carriers.map(({ definition }) => definition.code))].join(', ');
    const sentence = `${code} is needed here, and no earlier visit collects ${item} of the form ${form} (only ${where})`;
    yield fault(pointer, sentence);
  }
}

function outlinesAsked(
  { outlines }: LintContext,
  askedFor: NonNullable<ExpressionPlace['askedFor']>,
): readonly SlotOutline[] {
  if (askedFor.kind === 'visit')
    return outlines.filter(({ definition }) => definition === askedFor.place.visit);
  const { cycle } = askedFor;
  return outlines.filter(
    (outline) =>
      outline.group === cycle && (askedFor.kind === 'further-cycle' || outline.cycle === cycle.from),
  );
}

function isOwnForm({ definition }: LintContext, form: string): boolean {
  return definition.participantForms.some((activity) => activity.form === form);
}

/** Visits that hold the form; null when one of them is unscheduled and so may be any time. */
function carriersOf(
  { outlines }: LintContext,
  form: string,
  visit: string | undefined,
): readonly SlotOutline[] | null {
  const carriers = outlines.filter(
    ({ definition }) =>
      (visit === undefined || definition.code === visit) &&
      definition.activities.some((activity) => activity.form === form),
  );
  return carriers.some(({ definition }) => definition.kind === 'unscheduled') ? null : carriers;
}

/** @param maySelf - whether an earlier occurrence of the very visit that asks counts */
function isEarlier(
  { days }: LintContext,
  carriers: readonly SlotOutline[],
  asked: readonly SlotOutline[],
  maySelf: boolean,
): boolean {
  const mayRepeat = maySelf && asked.some(({ definition }) => definition.repeat !== undefined);
  const edge = maySelf ? Math.max : Math.min;
  const position = edge(...asked.map(({ index }) => index));
  const known = asked.map(({ index }) => days[index]).filter((day) => day != null);
  const day = known.length === 0 ? null : edge(...known);
  const own = new Set(asked);
  return carriers.some((carrier) => {
    if (carrier.index < position) return true;
    if (own.has(carrier)) return mayRepeat;
    const fallsOn = days[carrier.index] ?? null;
    return day !== null && fallsOn !== null && fallsOn <= day;
  });
}
