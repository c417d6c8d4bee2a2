import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from './actor.ts';

export interface AuditEntry {
  /** `accounts.signed_in`, `spaces.grant_added`: security-relevant kinds only. */
  readonly kind: string;
  readonly actor: Pick<Actor, 'person'> | undefined;
  readonly object?: Ref | undefined;
  /** Network address, where there was a request. */
  readonly address?: string | undefined;
  /** Particulars without content and without secrets. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Audit {
  /** Appends with the commit of `tx`; entries are never changed and expire by their own period. */
  append(tx: Tx, entry: AuditEntry): Promise<void>;
}
