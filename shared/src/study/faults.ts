/** Something wrong or doubtful in a study definition, and where. */
export interface StudyFault {
  /** JSON pointer (RFC 6901) to the place. */
  readonly pointer: string;
  readonly sentence: string;
  /** What was probably meant, where something is near. */
  readonly suggestion: string | null;
  /** A fault keeps the study from being published; a warning does not. */
  readonly severity: 'fault' | 'warning';
}

/** A fault: the definition cannot be published with it. */
export function fault(pointer: string, sentence: string, suggestion: string | null = null): StudyFault {
  return { pointer, sentence, suggestion, severity: 'fault' };
}

/** A warning: the definition may be published, but somebody should look. */
export function warning(pointer: string, sentence: string): StudyFault {
  return { pointer, sentence, suggestion: null, severity: 'warning' };
}

/** One step further down a JSON pointer. */
export function below(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Faults and warnings apart, at most so many of each; that there are more is said with the last. */
export function gathered(
  found: Iterable<StudyFault>,
  most: number,
): { readonly faults: readonly StudyFault[]; readonly warnings: readonly StudyFault[] } {
  const faults: StudyFault[] = [];
  const warnings: StudyFault[] = [];
  for (const one of found) {
    if (one.severity === 'warning') {
      if (warnings.length < most) warnings.push(one);
      else if (warnings.length === most) warnings.push(warning('', moreThan(most)));
    } else if (faults.length < most) faults.push(one);
    else return { faults: [...faults, fault('', moreThan(most))], warnings };
  }
  return { faults, warnings };
}

function moreThan(most: number): string {
  return `There is more: only the first ${most} are told`;
}
