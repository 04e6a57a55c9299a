import { nearestName } from '../expressions/nearest-name.js';
import { formScope } from './condition.js';
import { below, fault, type StudyFault } from './faults.js';
import type { LintContext } from './lint-context.js';
import { missingDay, missingItem, unversioned } from './lint-forms.js';
import type { MilestoneDefinition } from './milestone-definition.js';

type Found = Generator<StudyFault, void, undefined>;

/** Fields of a request that a milestone may write besides its day and its strata. */
const FIELDS: readonly string[] = ['arm', 'reference'];
const STRATUM = 'strata.';

/** Milestones: the items they live on, whether anybody can record them, what they write and close. */
export function* milestoneFaults(context: LintContext): Found {
  for (const [index, milestone] of context.definition.milestones.entries()) {
    const pointer = `/milestones/${index}`;
    yield* unversioned(context, milestone.form, `${pointer}/form`);
    yield* missingDay(context, milestone.form, milestone.day, `${pointer}/day`);
    yield* recordingFaults(context, milestone, pointer);
    yield* writtenFaults(context, milestone, pointer);
    yield* setFaults(context, milestone, pointer);
    yield* closureFaults(context, milestone, pointer);
  }
}

function* recordingFaults(context: LintContext, milestone: MilestoneDefinition, pointer: string): Found {
  const { form, visits } = milestone;
  const codes = context.places.map(({ visit }) => visit.code);
  for (const [index, code] of (visits ?? []).entries()) {
    const at = `${pointer}/visits/${index}`;
    if (!codes.includes(code)) yield fault(at, `There is no visit ${code}`, nearestName(code, codes));
    else if (!context.isCollected(form, [code]))
      yield fault(at, `The visit ${code} does not hold the form ${form}`);
  }
  if (!context.isCollected(form, visits))
    yield fault(`${pointer}/form`, `No visit holds the form ${form}, so nobody can record ${milestone.code}`);
}

function* writtenFaults(context: LintContext, milestone: MilestoneDefinition, pointer: string): Found {
  const strata = context.definition.strata.map(({ code }) => code);
  for (const [field, item] of Object.entries(milestone.writes ?? {})) {
    const at = below(`${pointer}/writes`, field);
    yield* missingItem(context, milestone.form, item, at);
    if (FIELDS.includes(field)) continue;
    const stratum = field.startsWith(STRATUM) ? field.slice(STRATUM.length) : null;
    if (stratum === null) {
      const near = nearestName(field, FIELDS);
      yield fault(at, `A milestone writes arm, reference and strata.CODE; there is no ${field}`, near);
    } else if (!strata.includes(stratum)) {
      const near = nearestName(stratum, strata);
      yield fault(at, `There is no stratum ${stratum}`, near === null ? null : `${STRATUM}${near}`);
    }
  }
}

function* setFaults(context: LintContext, milestone: MilestoneDefinition, pointer: string): Found {
  for (const [item, value] of Object.entries(milestone.sets ?? {})) {
    const at = below(`${pointer}/sets`, item);
    yield* missingItem(context, milestone.form, item, at);
    const codes = codesOf(context, milestone.form, item);
    if (codes !== null && !codes.includes(value))
      yield fault(at, `${item} never holds ${value}`, nearestName(value, codes));
    yield* hiddenFaults(context, milestone, item, at);
  }
}

/** An item that the milestone sets but its form asks only after other answers: recording the milestone would be refused. */
function* hiddenFaults(
  { item: itemOf, forms }: LintContext,
  { form, day, sets = {}, writes = {} }: MilestoneDefinition,
  code: string,
  pointer: string,
): Found {
  const visible = itemOf(form, code)?.visible;
  const definition = forms.get(form);
  if (visible === undefined || definition === undefined) return;
  const scope = formScope(definition);
  const compiled = scope.check(visible);
  // What the expression reads from elsewhere, or from the request, is not known here.
  if (!compiled.ok || [day, ...Object.values(writes)].some((name) => compiled.expression.names.has(name)))
    return;
  const values = Object.fromEntries(Object.entries(sets).map(([item, value]) => [item, { v: value }]));
  if (scope.require(visible).overForm(values) !== true)
    yield fault(
      pointer,
      `${code} is asked only when ${visible}: set what that takes too, or nobody can record the milestone`,
    );
}

function* closureFaults({ definition }: LintContext, milestone: MilestoneDefinition, pointer: string): Found {
  const epochs = ['*', ...definition.epochs.map(({ code }) => code)];
  for (const [index, closure] of (milestone.closes ?? []).entries()) {
    for (const [position, code] of closure.epochs.entries()) {
      if (!epochs.includes(code)) {
        const at = `${pointer}/closes/${index}/epochs/${position}`;
        yield fault(at, `There is no epoch ${code}`, nearestName(code, epochs));
      }
    }
  }
}

/** The codes an item may hold; null for an item that holds no code. */
export function codesOf({ forms, item }: LintContext, form: string, code: string): readonly string[] | null {
  const found = item(form, code);
  if (found === null) return null;
  if (found.type === 'yes-no') return ['Y', 'N'];
  if (found.type !== 'choice' && found.type !== 'choices') return null;
  const entries = forms.get(form)?.codelists[found.codelist ?? ''];
  return entries === undefined ? null : entries.map((entry) => entry.code);
}
