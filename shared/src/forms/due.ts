/** Steps still to run; a step of a group that reads an item outside it is due in every row. */
export class Due {
  private readonly everywhere: boolean[];
  private readonly rows = new Map<number, Set<string>>();

  constructor(steps: number) {
    this.everywhere = new Array<boolean>(steps).fill(false);
  }

  add(position: number, row: string | null): void {
    if (row === null) this.everywhere[position] = true;
    else this.rows.set(position, (this.rows.get(position) ?? new Set<string>()).add(row));
  }

  /** Whether a step is due at all, in whichever row: after one keystroke nearly none is. */
  hasAny(position: number): boolean {
    return this.everywhere[position] === true || this.rows.has(position);
  }

  has(position: number, row: string | null): boolean {
    return this.everywhere[position] === true || (row !== null && this.rows.get(position)?.has(row) === true);
  }
}
