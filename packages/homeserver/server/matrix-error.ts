/** A refusal as the specification words it ("Standard error response"): HTTP status, errcode, sentence, further fields. */
export class MatrixError extends Error {
  override readonly name = 'MatrixError';
  readonly status: number;
  readonly errcode: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, errcode: string, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.errcode = errcode;
    this.extra = extra;
  }
}

export const forbidden = (message: string) => new MatrixError(403, 'M_FORBIDDEN', message);
export const notFound = (message: string) => new MatrixError(404, 'M_NOT_FOUND', message);
export const badJson = (message: string) => new MatrixError(400, 'M_BAD_JSON', message);
export const missingParam = (message: string) => new MatrixError(400, 'M_MISSING_PARAM', message);
export const invalidParam = (message: string) => new MatrixError(400, 'M_INVALID_PARAM', message);
export const tooLarge = (message: string) => new MatrixError(413, 'M_TOO_LARGE', message);
export const userSuspended = () =>
  new MatrixError(403, 'M_USER_SUSPENDED', 'This account is suspended: it can read, but not write');
