import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Audit } from '@kontor/plugin-api/server';
import { type ScimClient, type ScimSettings, scimClientNotFound, scimPath } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { AttemptLimits, scimLimits } from '../accounts/attempt-limits.ts';
import type { ExternalAccounts } from '../accounts/external-account-service.ts';
import { hashSecretCode, newSecretCode } from '../accounts/secret-code.ts';
import { lastUse } from '../organisation/last-use.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import * as store from './client-store.ts';

/** 200 random bits; the prefix is found by programs that look for secrets in the wrong places. */
const tokenPrefix = 'kontor-scim-';
const groups = 10;
const hourMs = 60 * 60_000;

export interface ClientParts {
  readonly audit: Audit;
  readonly accounts: ExternalAccounts;
  readonly policies: PolicyReader;
}

/** Programs that look after people and groups: administrators let them in, and they come with a token. */
export class ClientService {
  readonly #core: Core;
  readonly #parts: ClientParts;
  readonly #limits: AttemptLimits;

  constructor(core: Core, parts: ClientParts) {
    this.#core = core;
    this.#parts = parts;
    this.#limits = new AttemptLimits(core.database, core.clock);
  }

  /** Where programs find SCIM. */
  get address(): string {
    return `${this.#core.config.url}${scimPath}`;
  }

  async list(tx: Tx): Promise<ScimClient[]> {
    const policies = await this.#parts.policies.read(tx);
    return (await store.listClients(tx)).map((row) => present(row, policies));
  }

  async add(tx: Tx, actor: Actor, { name, join }: ScimSettings): Promise<{ client: ScimClient; token: string }> {
    const id = newId();
    const { token, hash } = newToken();
    await store.insertClient(tx, { id, name, join, hash, now: this.#core.clock.now() });
    await this.#audit(tx, 'scim.client_added', actor, { client: id, name, join });
    return { client: await this.#present(tx, id), token };
  }

  async change(
    tx: Tx,
    actor: Actor,
    { client: id, name, join }: ScimSettings & { client: string },
  ): Promise<ScimClient> {
    await this.#get(tx, id);
    await store.changeClient(tx, { id, name, join });
    await this.#audit(tx, 'scim.client_changed', actor, { client: id, name, join });
    return this.#present(tx, id);
  }

  async renew(tx: Tx, actor: Actor, id: string): Promise<{ client: ScimClient; token: string }> {
    const { name } = await this.#get(tx, id);
    const { token, hash } = newToken();
    await store.setToken(tx, id, hash);
    await this.#audit(tx, 'scim.token_renewed', actor, { client: id, name });
    return { client: await this.#present(tx, id), token };
  }

  /** Its people and groups stay; who has no password of their own waits for an invitation. */
  async remove(tx: Tx, actor: Actor, id: string): Promise<void> {
    const { name } = await this.#get(tx, id);
    const persons = await store.deleteClient(tx, id);
    for (const person of persons) await this.#parts.accounts.release(tx, person);
    await this.#audit(tx, 'scim.client_removed', actor, { client: id, name });
  }

  /**
   * Whose token it is, or nobody's. Throws `tooManySignIns` after many wrong ones from one address; the right one is let in
   * even then, as it cannot be guessed, and a program that went on with its old one must not be locked out with the new one.
   */
  async find(token: string, address: string): Promise<store.KnownClient | undefined> {
    const found = await this.#core.database.transaction(async (tx) => {
      const client = token.startsWith(tokenPrefix)
        ? await store.findByToken(tx, hashSecretCode(token.slice(tokenPrefix.length)))
        : undefined;
      if (client) await this.#recordUse(tx, client);
      return client;
    });
    if (!found) await this.#limits.take(scimLimits(address));
    return found;
  }

  /** Once an hour: that it works is enough to know. */
  async #recordUse(tx: Tx, { id, lastUsedAt }: store.KnownClient): Promise<void> {
    const now = this.#core.clock.now();
    if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= hourMs) await store.markUsed(tx, id, now);
  }

  async #get(tx: Tx, id: string): Promise<store.ClientRow> {
    const found = await store.findClient(tx, id);
    if (!found) throw scimClientNotFound();
    return found;
  }

  async #present(tx: Tx, id: string): Promise<ScimClient> {
    return present(await this.#get(tx, id), await this.#parts.policies.read(tx));
  }

  async #audit(tx: Tx, kind: string, actor: Actor, details: Record<string, string>): Promise<void> {
    await this.#parts.audit.append(tx, { kind, actor, details });
  }
}

function newToken(): { token: string; hash: Buffer } {
  const code = newSecretCode(groups);
  return { token: `${tokenPrefix}${code}`, hash: hashSecretCode(code) };
}

function present(row: store.ClientRow, policies: Parameters<typeof lastUse>[1]): ScimClient {
  const { id, name, join, users, groups: known } = row;
  const lastUsedAt = row.lastUsedAt && lastUse(row.lastUsedAt, policies);
  return { id, name, join, users, groups: known, createdAt: row.createdAt.toISOString(), lastUsedAt };
}
