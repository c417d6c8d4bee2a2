/** What signing in to Matrix answers. */
export interface MatrixAccess {
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
}

/**
 * The token of this device: asked for when the first request needs it, and once more when the homeserver does not know it
 * any longer. What is asked meanwhile waits for the one answer.
 */
export class AccessTokens {
  readonly #open: () => Promise<MatrixAccess>;
  readonly #fetch: typeof fetch;
  #asked: Promise<MatrixAccess> | undefined;
  #token: string | undefined;
  #listener: (token: string) => void = () => undefined;

  constructor(open: () => Promise<MatrixAccess>, fetchFn: typeof fetch) {
    this.#open = open;
    this.#fetch = fetchFn;
  }

  /** Told of the token that is known, and of each new one. */
  follow(listener: (token: string) => void): void {
    this.#listener = listener;
    if (this.#token !== undefined) listener(this.#token);
  }

  get(): Promise<MatrixAccess> {
    this.#asked ??= this.#ask();
    return this.#asked;
  }

  /** `fetch` in the name of this device. */
  readonly fetch = async (input: URL | RequestInfo, init: RequestInit = {}): Promise<Response> => {
    const access = await this.get();
    const answer = await this.#fetch(input, withToken(init, access));
    if (answer.status !== 401 || !(await isUnknownToken(answer.clone()))) return answer;
    // Somebody else may have asked for the new one already.
    if ((await this.#asked) === access) this.#asked = undefined;
    return this.#fetch(input, withToken(init, await this.get()));
  };

  async #ask(): Promise<MatrixAccess> {
    try {
      const access = await this.#open();
      this.#token = access.accessToken;
      this.#listener(this.#token);
      return access;
    } catch (failure) {
      this.#asked = undefined; // the next request asks again
      throw failure;
    }
  }
}

function withToken(init: RequestInit, { accessToken }: MatrixAccess): RequestInit {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${accessToken}`);
  return { ...init, headers };
}

async function isUnknownToken(answer: Response): Promise<boolean> {
  const body: unknown = await answer.json().catch(() => undefined);
  return Object(body).errcode === 'M_UNKNOWN_TOKEN';
}
