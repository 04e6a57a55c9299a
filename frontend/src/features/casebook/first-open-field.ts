import type { FormDefinition } from '@lutetia/shared/forms/definition';
import { fieldBlocks } from '../../forms/field-model.js';
import type { Evaluation } from '../../forms/use-evaluation.js';

/** Where one comes back to: the first field that is asked for and empty or cannot stand, else the first empty one, else the first. */
export function firstOpenField(definition: FormDefinition, evaluation: Evaluation): string | null {
  const asked = new Set(
    evaluation.findings.filter(({ kind }) => kind !== 'soft').flatMap(({ paths }) => paths.slice(0, 1)),
  );
  const lines = fieldBlocks(definition, evaluation.values, evaluation.visible, {})
    .flatMap((block) => block.lines)
    .filter(({ item }) => item.calculate === undefined);
  const open =
    lines.find(({ path }) => asked.has(path)) ??
    lines.find(({ path }) => evaluation.values[path] === undefined) ??
    lines[0];
  return open?.path ?? null;
}
