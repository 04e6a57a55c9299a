import type { FormEvaluation } from '@lutetia/shared/forms/evaluation';
import type { Finding, FormValues } from '@lutetia/shared/forms/value';

/** The code of the finding at a field whose text cannot be read. */
export const UNREADABLE = 'unreadable';

/**
 * Evaluates what the fields of a page hold, where some hold text that cannot be read.
 *
 * Such a field is neither answered nor empty: what was saved under it before is not what stands in it, so checks and
 * calculations that read it wait, and it keeps the form from being completed.
 *
 * @param evaluate - the checks of the form
 * @param faults - why the text at a path cannot be saved, by path
 */
export function evaluateTyped(
  evaluate: (values: FormValues) => FormEvaluation,
  values: FormValues,
  faults: Readonly<Record<string, string>>,
): FormEvaluation {
  const usable = Object.fromEntries(Object.entries(values).filter(([path]) => !(path in faults)));
  const evaluation = evaluate(usable);
  const findings = evaluation.findings.filter(
    ({ kind, paths }) => kind !== 'required' || !((paths[0] ?? '') in faults),
  );
  const unreadable = Object.entries(faults)
    // A row begun with unreadable text is not known to the evaluation, which sees values only.
    .filter(([path]) => evaluation.visible.has(path) || path.includes('/'))
    .map(([path, message]): Finding => ({ check: UNREADABLE, kind: 'hard', paths: [path], message }));
  return { ...evaluation, findings: [...unreadable, ...findings] };
}
