import { absentSections } from './absences.js';
import type { FormDefinition } from './definition.js';
import type { FormChanges, FormValues } from './value.js';

/** A value that stands in an empty field for whoever enters the form to confirm: nothing is recorded by it. */
export interface ProposedValue {
  /** An item outside repeating sections. */
  readonly path: string;
  readonly value: { readonly v: string };
  /** Proposed only while this answer stands, entered or itself proposed before. */
  readonly given?: { readonly path: string; readonly v: string };
}

/** Proposals by path, as they would be saved. */
export type OpenProposals = Readonly<Record<string, ProposedValue['value']>>;

/**
 * What is proposed as a form stands: where nothing is entered and nothing is marked absent, the first that fits.
 *
 * @param held - true of a path whose field was emptied, or holds what is no value yet: nothing is proposed there
 */
export function openProposals(
  definition: FormDefinition,
  proposed: readonly ProposedValue[],
  values: FormValues,
  held: (path: string) => boolean,
): OpenProposals {
  const order = pathsInOrder(definition, values);
  const open: Record<string, ProposedValue['value']> = {};
  for (const { path, value, given } of proposed) {
    const isTaken = Object.hasOwn(values, path) || Object.hasOwn(open, path) || held(path);
    if (isTaken || !order.includes(path)) continue;
    const standing = given === undefined ? undefined : (values[given.path] ?? open[given.path]);
    const fits = given === undefined || (standing !== undefined && 'v' in standing && standing.v === given.v);
    if (fits) open[path] = value;
  }
  return open;
}

/**
 * The proposals that stand above an entry on the page: whoever enters it has gone past them, and they are saved with it.
 * One that the entry itself changes has not been seen yet.
 *
 * @param before - what was proposed while it was entered
 * @param after - what is proposed with the entry
 */
export function proposalsPassed(
  definition: FormDefinition,
  before: OpenProposals,
  after: OpenProposals,
  entered: FormChanges,
): OpenProposals {
  const order = pathsInOrder(definition, {});
  const furthest = Math.max(
    ...Object.entries(entered).map(([path, value]) => (value === null ? -1 : order.indexOf(path))),
  );
  return Object.fromEntries(
    Object.entries(before).filter(
      ([path, value]) => order.indexOf(path) < furthest && after[path]?.v === value.v,
    ),
  );
}

function pathsInOrder(definition: FormDefinition, values: FormValues): readonly string[] {
  const absent = absentSections(definition, values);
  return definition.sections
    .filter(({ code, repeating }) => !absent.has(code) && repeating !== true)
    .flatMap(({ items }) => items.map(({ code }) => code));
}
