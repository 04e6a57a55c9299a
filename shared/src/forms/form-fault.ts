/** Something wrong with a form definition, and where. */
export interface FormFault {
  /** JSON pointer (RFC 6901) into the definition. */
  readonly pointer: string;
  readonly sentence: string;
  readonly suggestion: string | null;
  /** A `warning` does not keep the form from being published. */
  readonly severity: 'fault' | 'warning';
}

/** How a linter says what it found, and where. */
export type Report = (pointer: string, sentence: string, suggestion?: string | null) => void;
