import { MatrixError } from '../matrix-error.ts';
import type { Caller } from '../users/sessions.ts';
import type { Endpoint } from './endpoint.ts';
import { type Allowance, TokenBuckets } from './token-buckets.ts';

/** A person with several devices stays far below these; a client gone wild does not. */
const allowances = {
  anything: { burst: 600, perSecond: 60 },
  writing: { burst: 150, perSecond: 15 },
  /** Without a token, by address: a whole office may share one. */
  nobody: { burst: 400, perSecond: 40 },
  registering: { burst: 60, perSecond: 0.2 },
  /** Only failed sign-ins count: of one account from one address, of one account, and from one address. */
  failedHere: { burst: 10, perSecond: 1 / 30 },
  failedAccount: { burst: 60, perSecond: 0.2 },
  failedAddress: { burst: 200, perSecond: 1 },
} as const satisfies Record<string, Allowance>;

type Kind = keyof typeof allowances;

/** "Rate limiting": who asks too often is told when to come back. All counts are kept in memory, and few of them. */
export class RateLimits {
  readonly #buckets: Readonly<Record<Kind, TokenBuckets>>;
  readonly #isOn: boolean;

  constructor(isOn: boolean) {
    this.#isOn = isOn;
    const made = Object.entries(allowances).map(([kind, allowance]) => [kind, new TokenBuckets(allowance)]);
    this.#buckets = Object.fromEntries(made) as Record<Kind, TokenBuckets>; // all kinds, from the list itself
  }

  /** Throws M_LIMIT_EXCEEDED. */
  admit(caller: Caller | undefined, address: string, { method, path }: Endpoint): void {
    if (!this.#isOn || caller?.isUnlimited === true) return;
    if (path === '/v3/register') this.#count('registering', address);
    if (caller) this.#count('anything', caller.userId);
    else this.#count('nobody', address);
    if (caller && method !== 'GET' && writes.test(path)) this.#count('writing', caller.userId);
  }

  /** Throws M_LIMIT_EXCEEDED where too many passwords were tried. */
  admitPassword(account: string, address: string): void {
    for (const [kind, key] of keysOf(account, address)) this.#check(kind, key);
  }

  passwordFailed(account: string, address: string): void {
    for (const [kind, key] of keysOf(account, address)) this.#buckets[kind].take(key);
  }

  #count(kind: Kind, key: string): void {
    this.#check(kind, key);
    this.#buckets[kind].take(key);
  }

  #check(kind: Kind, key: string): void {
    const wait = this.#isOn ? this.#buckets[kind].waitOf(key) : 0;
    if (wait > 0) throw new MatrixError(429, 'M_LIMIT_EXCEEDED', 'Too many requests', { retry_after_ms: wait });
  }
}

/** What makes others work: events, invitations, rooms. */
const writes = /^\/v3\/(createRoom|join|knock|rooms\/:roomId\/(send|state|redact|invite|join|kick|ban))/;

function keysOf(account: string, address: string): readonly (readonly [Kind, string])[] {
  return [
    ['failedHere', `${account} ${address}`],
    ['failedAccount', account],
    ['failedAddress', address],
  ];
}
