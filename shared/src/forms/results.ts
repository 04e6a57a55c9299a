import type { StepResult } from './run-step.js';

/** Steps whose results are kept, and copied when one of them changes, together. */
const STEPS_TOGETHER = 32;

/** Results by step and row. A copy shares all of them until one of the two writes, and then all but a few. */
export class Results {
  private readonly own = new Set<number>();

  private constructor(private readonly parts: (Map<string, StepResult> | undefined)[]) {}

  static empty(): Results {
    return new Results([]);
  }

  copy(): Results {
    return new Results(this.parts.slice());
  }

  get(position: number, row: string | null): StepResult | undefined {
    return this.parts[partOf(position)]?.get(keyOf(position, row));
  }

  set(position: number, row: string | null, result: StepResult): void {
    this.toWrite(position).set(keyOf(position, row), result);
  }

  delete(position: number, row: string | null): void {
    this.toWrite(position).delete(keyOf(position, row));
  }

  /** All results with where they are kept: the step's position, and the row where it has one. */
  *[Symbol.iterator](): Iterator<readonly [string, StepResult]> {
    for (const part of this.parts) if (part !== undefined) yield* part;
  }

  private toWrite(position: number): Map<string, StepResult> {
    const part = partOf(position);
    const known = this.parts[part];
    if (known !== undefined && this.own.has(part)) return known;
    const copy = new Map(known);
    this.parts[part] = copy;
    this.own.add(part);
    return copy;
  }
}

function keyOf(position: number, row: string | null): string {
  return row === null ? String(position) : `${position}/${row}`;
}

function partOf(position: number): number {
  return Math.floor(position / STEPS_TOGETHER);
}
