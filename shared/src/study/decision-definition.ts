/** Form and item of the decision on a cycle, and what each answer leads to. */
export interface DecisionRole {
  readonly form: string;
  readonly item: string;
  /** The item that holds the day of the decision. */
  readonly day?: string;
  /** The item that holds its reason, a choice. */
  readonly reason?: string;
  /** The item that holds its details, a text. */
  readonly details?: string;
  /** The acts that answers lead to. They are offered until they are done, and never done by themselves. */
  readonly leadsTo?: readonly DecisionAct[];
}

/** What follows from one answer: the cycle's dose is delayed or skipped, or a milestone is recorded. */
export interface DecisionAct {
  /** Code of the answer. */
  readonly answer: string;
  readonly act: 'delay' | 'skip' | 'milestone';
  /** Of the act `milestone`: its code. */
  readonly milestone?: string;
  /** Item of the milestone's form proposed from the decision's reason, and its code for each code of that. */
  readonly reason?: { readonly item: string; readonly codes: Readonly<Record<string, string>> };
  /** Item of the milestone's form proposed from the decision's details. */
  readonly details?: string;
}
