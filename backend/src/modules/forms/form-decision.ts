import type { ChangeProblem } from '@lutetia/shared/forms/changes';
import type { CompiledForm } from '@lutetia/shared/forms/compile';
import { composeDiffs, type ValueDiffs } from '@lutetia/shared/forms/diff';
import { decideEdit, type EditDecision } from '@lutetia/shared/forms/decide-edit';
import type { FormContext } from '@lutetia/shared/forms/evaluation';
import type { Merge } from '@lutetia/shared/forms/merge';
import type { FormValues, ItemValue } from '@lutetia/shared/forms/value';
import type { ConflictView } from '@lutetia/shared/contract/views/forms';
import type { ProblemCode } from '@lutetia/shared/contract/problem-codes';
import { besideItem, isJudgement } from '@lutetia/shared/laboratory/companions';
import { text } from '@lutetia/shared/study/words';
import { valueChanges } from '../../platform/audit/field-changes.js';
import { Problem } from '../../platform/http/problem.js';
import { holdsValues, neededBySchedule, neededItem } from './absent-marks.js';
import type { LaterChange } from './form-save.queries.js';

/** What a save works on. */
export interface SaveInput {
  readonly form: CompiledForm;
  readonly context: FormContext;
  readonly values: FormValues;
  readonly version: number;
  /** What others changed since the version the caller read, the earliest first. */
  readonly later: readonly LaterChange[];
  /** Items the schedule needs, which cannot be marked absent together with what is around them. */
  readonly needed: ReadonlySet<string>;
  /** Whether the form is complete already. */
  readonly isComplete: boolean;
  /** Values by path as sent. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/**
 * Decides a save: reads the changes, merges them into what stands, evaluates the whole.
 *
 * @param isCompletion - values of hidden items are dropped then, and kept until then
 * @throws Problem for what the form cannot hold, and `form.conflict` where somebody else changed the same path
 */
export function decideSave(input: SaveInput, isCompletion: boolean): EditDecision {
  const outcome = decideEdit({ ...input, since: diffsOf(input.later) }, isCompletion);
  switch (outcome.kind) {
    case 'decided':
      return outcome.decision;
    case 'refused':
      throw refusal(outcome.problems);
    case 'hidden':
      throw hiddenItems(input.form, outcome.paths);
    case 'needed':
      throw neededBySchedule(input, outcome.mark);
    case 'needed-item':
      throw neededItem(input.form, outcome.path);
    case 'contradicted':
      throw holdsValues(input, outcome.contradiction);
    case 'conflict':
      throw conflict(input, outcome);
  }
}

/** Changes to values in the trail, as one difference. */
export function diffsOf(later: readonly LaterChange[]): ValueDiffs {
  return composeDiffs(
    later.map(({ action, changes }) =>
      Object.fromEntries(
        valueChanges(action, changes).map(({ path, old, new: now }) => [
          path,
          [old as ItemValue | null, now as ItemValue | null],
        ]),
      ),
    ),
  );
}

const CODES: Readonly<Record<ChangeProblem['code'], ProblemCode>> = {
  'unknown-item': 'form.unknown-item',
  'invalid-value': 'form.invalid-value',
  'in-future': 'date.in-future',
  calculated: 'form.invalid-value',
};

function refusal(problems: readonly ChangeProblem[]): Problem {
  const [first] = problems;
  if (first === undefined) throw new Error('a refusal needs a problem');
  return new Problem(CODES[first.code], `${first.message} Nothing was saved. Correct it and save again.`, {
    errors: problems.map(({ path, message }) => ({ path: `changes.${path}`, message })),
  });
}

function hiddenItems(form: CompiledForm, paths: readonly string[]): Problem {
  const errors = paths.map((path) => ({
    path: `changes.${path}`,
    message: 'does not apply with the other answers',
  }));
  const name = text(form.definition.name);
  return new Problem(
    'form.hidden-item',
    `${name} does not ask for ${paths.join(', ')} with its other answers. Nothing was saved.`,
    { errors },
  );
}

function conflict(input: SaveInput, { base, mine, theirs }: Extract<Merge, { kind: 'conflict' }>): Problem {
  const theirsBy: Record<string, ConflictView['theirsBy'][string]> = {};
  for (const { action, changes, who, role, at } of input.later) {
    const changed = valueChanges(action, changes).map(({ path }) => path);
    for (const path of Object.keys(theirs))
      // A word is in conflict with who changed the result it is about.
      if (changed.includes(isJudgement(path) ? besideItem(path) : path) || changed.includes(path))
        theirsBy[path] = { who, role, at: new Date(at).toISOString() };
  }
  const view: ConflictView = { base, mine, theirs, theirsBy, version: input.version, values: input.values };
  return new Problem('form.conflict', undefined, { ...view });
}
