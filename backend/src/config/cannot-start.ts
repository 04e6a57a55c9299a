/** Why the server cannot start, in one sentence for the operator that holds no password. */
export class CannotStart extends Error {
  override readonly name: string = 'CannotStart';
}
