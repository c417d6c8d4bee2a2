/** The homeserver refused: `errcode` says why ("Standard error response"). */
export class MatrixRefusal extends Error {
  override readonly name = 'MatrixRefusal';
  readonly status: number;
  readonly errcode: string;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, answer: { errcode: string; error: string; retryAfterMs?: number | undefined }) {
    super(`${status} ${answer.errcode}: ${answer.error}`);
    this.status = status;
    this.errcode = answer.errcode;
    this.retryAfterMs = answer.retryAfterMs;
  }
}

/** No usable answer came: the homeserver is away, too slow, or in trouble itself. */
export class MatrixAway extends Error {
  override readonly name = 'MatrixAway';
}

export function isRefusal(failure: unknown, ...errcodes: readonly string[]): failure is MatrixRefusal {
  return failure instanceof MatrixRefusal && errcodes.includes(failure.errcode);
}
