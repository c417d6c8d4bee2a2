import { request } from 'node:https';
import { PrivateAddress, resolvePublic } from '@kontor/homeserver/outgoing';

const timeoutMs = 20_000;

export interface PushRequest {
  readonly endpoint: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Any certificate and any address; only for tests. */
export interface OutgoingOptions {
  readonly skipVerify: boolean;
}

/** Whether an address is one outside, over https: nobody makes this server ask within its own network. */
export async function isOutside(endpoint: URL, { skipVerify }: OutgoingOptions): Promise<boolean> {
  if (endpoint.protocol !== 'https:' || endpoint.username !== '' || endpoint.password !== '') return false;
  if (skipVerify) return true;
  return resolvePublic(endpoint.hostname).then(
    () => true,
    (failure: unknown) => {
      if (failure instanceof PrivateAddress || isLookUpFailure(failure)) return false;
      throw failure;
    },
  );
}

/** Answers with the status; follows nowhere and reads no answer. Throws `PrivateAddress`, or where nobody answers. */
export async function postPush(
  { endpoint, headers, body }: PushRequest,
  { skipVerify }: OutgoingOptions,
  signal: AbortSignal,
): Promise<number> {
  // The address that was looked at is the one that is connected to.
  const address = skipVerify ? undefined : await resolvePublic(endpoint.hostname);
  return new Promise((resolve, reject) => {
    const sent = request(
      endpoint,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': body.length },
        agent: false,
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        ...(skipVerify ? { rejectUnauthorized: false } : {}),
        ...(address && {
          lookup: (_host, { all }, done) => (all ? done(null, [address]) : done(null, address.address, address.family)),
        }),
      },
      (response) => {
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function isLookUpFailure(failure: unknown): boolean {
  return failure instanceof Error && 'syscall' in failure && failure.syscall === 'getaddrinfo';
}
