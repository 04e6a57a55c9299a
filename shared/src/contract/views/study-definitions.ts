/** What the API answers about study definitions. */
import type { StudyDifference } from '../../study/difference.js';
import type { StudyOutline } from '../../study/outline.js';

/** What is wrong or doubtful in a definition, and where. */
export interface StudyFaultView {
  /** JSON pointer (RFC 6901) into the definition. */
  readonly pointer: string;
  readonly sentence: string;
  /** What was probably meant. */
  readonly suggestion: string | null;
}

export interface StudyCheckView {
  /** True when the definition can be loaded. */
  readonly ok: boolean;
  readonly faults: readonly StudyFaultView[];
  readonly warnings: readonly StudyFaultView[];
  /** The definition in short; null while it has a fault. */
  readonly outline: StudyOutline | null;
}

/** What loading a definition did, or would do. */
export interface StudyLoadingView {
  readonly study: string;
  readonly version: string;
  /** The version it follows; null for a new study. */
  readonly follows: string | null;
  /** False when this very version was there already, so that nothing happened. */
  readonly published: boolean;
  /** First day at its sites; null when it is live nowhere yet. */
  readonly liveFrom: string | null;
  readonly sites: number;
  readonly changes: readonly StudyDifference[];
  readonly warnings: readonly StudyFaultView[];
}

/** A JSON Schema, draft 2020-12. */
export interface StudySchemaView {
  readonly $schema: string;
  readonly [keyword: string]: unknown;
}
