import type { StudyFault } from '@lutetia/shared/study/reader';

/** A study that cannot be loaded, with every fault in it. */
export class StudyRefused extends Error {
  override readonly name = 'StudyRefused';

  constructor(
    readonly study: string,
    readonly faults: readonly StudyFault[],
    /** `published`: this version is published with other content. */
    readonly reason: 'faults' | 'published' = 'faults',
  ) {
    const noun = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
    super(`The study ${study} has ${noun} and was not loaded:\n${faults.map(faultLine).join('\n')}`);
  }
}

/** One fault in a line, with its place and what was probably meant. */
export function faultLine({ pointer, sentence, suggestion }: StudyFault): string {
  const meant = suggestion === null ? '' : ` (did you mean ${suggestion}?)`;
  return `  ${pointer === '' ? '/' : pointer}: ${sentence}${meant}`;
}
