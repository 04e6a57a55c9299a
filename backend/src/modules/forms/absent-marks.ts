import { absenceLabel, pathsUnder, WHOLE_FORM, type Contradiction } from '@lutetia/shared/forms/absences';
import type { CompiledForm } from '@lutetia/shared/forms/compile';
import { pathLabel, valueTextAt } from '@lutetia/shared/forms/display';
import type { CompiledStudy } from '@lutetia/shared/study/compile';
import { text } from '@lutetia/shared/study/words';
import { Problem } from '../../platform/http/problem.js';

const NOTHING: ReadonlySet<string> = new Set();
const MOST_NAMED = 3;

/** The items of a form that the schedule needs. */
export function neededOf(study: CompiledStudy, form: string): ReadonlySet<string> {
  return study.neededItems.get(form) ?? NOTHING;
}

interface Marked {
  readonly form: CompiledForm;
  readonly needed: ReadonlySet<string>;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A mark that lies over what the schedule needs. */
export function neededBySchedule({ form, needed }: Marked, mark: string): Problem {
  const labels = [...needed].map((code) => `"${pathLabel(form, code)}"`);
  const message = `The schedule needs ${labels.join(' and ')}, so ${nameOf(form, mark)} cannot be marked absent.`;
  return new Problem('form.needed-by-schedule', `${message} Nothing was saved.`, {
    errors: [{ path: `changes.${mark}`, message }],
  });
}

/** An item of a complete form that the schedule needs, marked absent. */
export function neededItem(form: CompiledForm, path: string): Problem {
  const message = `The schedule needs "${pathLabel(form, path)}", so it cannot be absent once the form is complete.`;
  return new Problem('form.needed-by-schedule', `${message} Nothing was saved. Enter it.`, {
    errors: [{ path: `changes.${path}`, message }],
  });
}

/**
 * A mark under which something stands. Every change that hangs together with the mark is named, so that no client saves
 * a part of them by itself.
 */
export function holdsValues({ form, raw }: Marked, { mark, said, paths }: Contradiction): Problem {
  const sent = Object.keys(raw);
  const marked = `${nameOf(form, mark)} is marked "${valueTextAt(form, mark, said)}"`;
  const held = `${marked} and would hold ${paths.length === 1 ? 'a value' : `${paths.length} values`}: ${named(form, paths)}.`;
  const together = [...sent.filter((path) => path === mark), ...pathsUnder(form.definition, sent, mark)];
  return new Problem(
    'form.absent-holds-values',
    `${held} Nothing was saved. Empty them in the same save, or take the mark back.`,
    { errors: together.map((path) => ({ path: `changes.${path}`, message: held })) },
  );
}

function named(form: CompiledForm, paths: readonly string[]): string {
  const labels = paths.slice(0, MOST_NAMED).map((path) => pathLabel(form, path));
  return paths.length > MOST_NAMED ? `${labels.join(', ')}, …` : labels.join(', ');
}

/** `Haematology (section)`, and the form itself by its own name. */
function nameOf(form: CompiledForm, mark: string): string {
  const isSection = mark !== WHOLE_FORM;
  return (isSection ? absenceLabel(form.definition, mark) : null) ?? text(form.definition.name);
}
