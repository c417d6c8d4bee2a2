import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Core } from '../../core.ts';
import { deriveKey } from '../mail/secret-box.ts';
import { type AddressRow, findAddress, insertAddress } from './address-store.ts';
import { addressWith, isTokenOf, makeToken, nameOf, tokenIn } from './reply-token.ts';

const weekMs = 7 * 86_400_000;
const shortestMs = 60 * 86_400_000;

/** Addresses that stand for a person, what they answer to, and until when they may. */
export class ReplyAddresses {
  readonly #core: Pick<Core, 'config' | 'clock'>;
  #key: Promise<Buffer> | undefined;

  constructor(core: Pick<Core, 'config' | 'clock'>) {
    this.#core = core;
  }

  /** Usable for 60 days at least. Of one week the same, so that many mails about one thing need one row. */
  async make(tx: Tx, mailbox: string, person: string, ref: Ref): Promise<string> {
    const end = this.#core.clock.now().getTime() + shortestMs;
    const grant = { person, ref, expiresAt: new Date(Math.ceil(end / weekMs) * weekMs) };
    const token = makeToken(await this.#loadKey(), grant);
    await insertAddress(tx, nameOf(token), grant);
    return addressWith(mailbox, token);
  }

  /** What an address stands for, also when its time is over; nothing where we did not make it, or have forgotten it. */
  async find(tx: Tx, mailbox: string, address: string): Promise<FoundAddress | undefined> {
    const token = tokenIn(mailbox, address);
    const row = token === undefined ? undefined : await findAddress(tx, nameOf(token));
    if (token === undefined || !row || !isTokenOf(await this.#loadKey(), token, row)) return undefined;
    return { ...row, name: nameOf(token), isExpired: row.expiresAt <= this.#core.clock.now() };
  }

  #loadKey(): Promise<Buffer> {
    this.#key ??= deriveKey(this.#core.config.dataFolder, 'kontor addresses for answers');
    return this.#key;
  }
}

export interface FoundAddress extends AddressRow {
  /** The part of it that is no secret. */
  readonly name: string;
  readonly isExpired: boolean;
}
