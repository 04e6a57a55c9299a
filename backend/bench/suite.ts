/** One measured figure beside what it is compared with. */
export interface BenchLine {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The figure measured in the same run by the simplest thing that could do the job; null where there is none. */
  readonly beside: number | null;
  /** value / beside. */
  readonly ratio: number | null;
  /** What must hold, in words: "ratio >= 0.6", "<= 40". Null where the figure is only reported. */
  readonly bound: string | null;
  readonly within: boolean | null;
}

export interface BenchContext {
  /** The owner's address of a database server; a suite creates and drops databases of its own there. */
  readonly databaseUrl: string;
  /** Everything is measured this many times; the median counts. */
  readonly rounds: number;
  /** Progress for the person who waits. */
  say(line: string): void;
}

export interface BenchSuite {
  readonly name: string;
  run(context: BenchContext): Promise<BenchLine[]>;
}
