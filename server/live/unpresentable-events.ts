/** Events of which one could not be presented to clients: a bug of its module, which must not stop the others' delivery. */
export class UnpresentableEvents extends Error {
  override readonly name = 'UnpresentableEvents';
  /** Position of the last of them. */
  readonly last: number;

  constructor(last: number, cause: unknown) {
    super(`Events up to ${last} could not be presented: ${String(cause)}`, { cause });
    this.last = last;
  }
}
