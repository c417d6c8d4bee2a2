import type { Call } from './call.ts';

/**
 * Who may call: `anyone` (a token is not even looked at), `maybe` (a token is checked if there is one), `guest` (guests,
 * too), `user`, or `admin`. What an endpoint answers is sent as JSON with 200, unless it is a `Reply`.
 */
export interface Endpoint {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
  /** From `/_matrix/client` on, where it does not begin with `/_`; `:name` stands for a part. */
  readonly path: string;
  readonly access: 'anyone' | 'maybe' | 'guest' | 'user' | 'admin';
  /** The body is left as a stream for the endpoint: uploads. */
  readonly isUpload?: boolean;
  /** Also for those whose account is locked. */
  readonly isForLocked?: boolean;
  readonly handle: (call: Call) => unknown;
}

type Handle = Endpoint['handle'];

/** Endpoints of one group, written as a list. */
export class EndpointList {
  readonly all: Endpoint[] = [];

  /** `at('GET /v3/sync', 'guest', handle)`; `/v3/` answers under `/r0/`, too. */
  at(
    title: string,
    access: Endpoint['access'],
    handle: Handle,
    more: Pick<Endpoint, 'isUpload' | 'isForLocked'> = {},
  ): this {
    const [method, path] = title.split(' ') as [Endpoint['method'], string];
    this.all.push({ method, path, access, handle, ...more });
    return this;
  }
}
