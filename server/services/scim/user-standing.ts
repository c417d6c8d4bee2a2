import { addDays } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Person } from '@kontor/schema';
import type { KnownClient } from './client-store.ts';
import { type ScimContext, today } from './scim-context.ts';
import { endUser, listActive, type UserRow } from './user-store.ts';

/** Whether people may come in: clients suspend and bring back, as far as no other source of people says otherwise. */
export class UserStanding {
  readonly #context: ScimContext;

  constructor(context: ScimContext) {
    this.#context = context;
  }

  /**
   * Makes somebody active or not; answers whether it is this client that suspends them. Whom somebody suspended by hand
   * stays suspended. Throws `accounts.last_administrator`.
   */
  async set(
    tx: Tx,
    client: KnownClient,
    { person, active, row }: { person: string; active: boolean; row: UserRow | undefined },
  ): Promise<boolean> {
    const { accounts } = this.#context;
    const wasSuspended = row?.suspended ?? false;
    if (active) {
      if (wasSuspended) await accounts.external.reactivate(tx, person);
      return false;
    }
    if (wasSuspended || (await accounts.isSuspended(tx, person))) return wasSuspended;
    if (await this.#isElsewhere(tx, client, person)) return false;
    await accounts.external.suspend(tx, person);
    return true;
  }

  /** Suspends, and yesterday was the last day, so that rights end now; for who has not even begun, the first day. */
  async end(tx: Tx, client: KnownClient, row: UserRow, was: Person): Promise<void> {
    const { people, core } = this.#context;
    const suspended = await this.set(tx, client, { person: was.id, active: false, row });
    const yesterday = addDays(today(this.#context), -1);
    const isGone = was.validUntil !== null && was.validUntil <= yesterday;
    if (!isGone && !(await this.#isElsewhere(tx, client, was.id))) {
      const validUntil = was.validFrom !== null && was.validFrom > yesterday ? was.validFrom : yesterday;
      await people.applyChanges(tx, undefined, { persons: [{ was, change: { validUntil } }], positions: [] });
    }
    await endUser(tx, client.id, was.id, suspended, core.clock.now());
    await this.note(tx, client, 'scim.person_left', was.id);
  }

  async note(tx: Tx, { name }: KnownClient, kind: string, person: string): Promise<void> {
    const entry = { kind, actor: undefined, object: `people/person/${person}` as const, details: { name } };
    await this.#context.audit.append(tx, entry);
  }

  async #isElsewhere(tx: Tx, client: KnownClient, person: string): Promise<boolean> {
    if ((await listActive(tx, [person], client.id)).has(person)) return true;
    return this.#context.isInDirectory(tx, person);
  }
}
