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

/** The first of many faults, and how many more were left out is said with the last. */
export function firstOf(faults: Iterable<StudyFault>, most: number): readonly StudyFault[] {
  const first: StudyFault[] = [];
  for (const found of faults) {
    if (first.length === most) {
      return [...first, fault('', `There is more: only the first ${most} are told`)];
    }
    first.push(found);
  }
  return first;
}
