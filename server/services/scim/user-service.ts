import { isUuid, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { newPerson, type Person } from '@kontor/schema';
import type { KnownClient } from './client-store.ts';
import { listGroupsOf } from './group-store.ts';
import { readDocument, replaceIn, type ScimDocument } from './resources/scim-document.ts';
import { applyPatch } from './resources/scim-patch.ts';
import { users as schema } from './resources/scim-schemas.ts';
import { change, checkVersion, noUser, type ScimContext } from './scim-context.ts';
import { notUnique, versionChanged } from './scim-refusal.ts';
import { findManagers } from './user-manager.ts';
import { documentOf, loginsOf, presentUser, readUser, tagOf, type WantedUser } from './user-mapping.ts';
import { planMove, planPerson } from './user-planner.ts';
import { UserStanding } from './user-standing.ts';
import * as store from './user-store.ts';

/** What a change is made of: the whole resource, or operations on it. */
export interface UserChange {
  readonly id: string;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
}

/** Users of clients: people of Kontor, each client for itself. */
export class UserService {
  readonly #context: ScimContext;
  readonly #standing: UserStanding;

  constructor(context: ScimContext) {
    this.#context = context;
    this.#standing = new UserStanding(context);
  }

  async list(client: KnownClient, page: store.Page): Promise<{ users: ScimDocument[]; total: number }> {
    return this.#context.core.database.transaction(async (tx) => {
      const { rows, total } = await store.listUsers(tx, client.id, page);
      return { users: await this.#present(tx, client, rows), total };
    });
  }

  /** Throws 404. */
  async get(client: KnownClient, id: string): Promise<ScimDocument> {
    return this.#context.core.database.transaction((tx) => this.#get(tx, client, id));
  }

  /** Somebody new, here already and joined, or back again. Throws 409 where user name or external id are somebody's. */
  async create(client: KnownClient, body: unknown): Promise<ScimDocument> {
    const wanted = readUser(readDocument(body, schema));
    return change(this.#context, client, async (tx) => {
      const found = await store.findSame(tx, client.id, wanted);
      if (found.some(({ ended }) => !ended)) throw notUnique('There is a user with this userName or externalId');
      const same = found.find((row) => isReturning(row, wanted));
      const person = same?.person ?? (await this.#findJoined(tx, client, wanted));
      if (person === undefined) return this.#get(tx, client, await this.#begin(tx, client, wanted));
      await this.#write(tx, client, person, wanted, same);
      const kind = same ? 'scim.person_returned' : 'scim.person_joined';
      await this.#standing.note(tx, client, kind, person);
      return this.#get(tx, client, person);
    });
  }

  async replace(client: KnownClient, { id, body, ifMatch }: UserChange): Promise<ScimDocument> {
    return this.#change(client, id, ifMatch, (before) => replaceIn(before, body, schema));
  }

  async patch(client: KnownClient, { id, body, ifMatch }: UserChange): Promise<ScimDocument> {
    return this.#change(client, id, ifMatch, (before) => applyPatch(before, body, schema));
  }

  /** Suspends and ends the entry; the person stays, as what they wrote does. */
  async remove(client: KnownClient, id: string, ifMatch: string | undefined): Promise<void> {
    await change(this.#context, client, async (tx) => {
      const { row, was } = await this.#find(tx, client, id);
      checkVersion(ifMatch, tagOf(documentOf(row, was)), versionChanged);
      await this.#standing.end(tx, client, row, was);
    });
  }

  async #change(
    client: KnownClient,
    id: string,
    ifMatch: string | undefined,
    apply: (before: ScimDocument) => ScimDocument,
  ): Promise<ScimDocument> {
    return change(this.#context, client, async (tx) => {
      const { row, was } = await this.#find(tx, client, id);
      const before = documentOf(row, was);
      checkVersion(ifMatch, tagOf(before), versionChanged);
      const wanted = readUser(apply(before), before);
      const others = await store.findSame(tx, client.id, wanted);
      if (others.some(({ person, ended }) => person !== id && !ended)) {
        throw notUnique('There is another user with this userName or externalId');
      }
      await this.#write(tx, client, id, wanted, row);
      return this.#get(tx, client, id);
    });
  }

  async #begin(tx: Tx, client: KnownClient, wanted: WantedUser): Promise<string> {
    const { people, accounts } = this.#context;
    const id = newId();
    const login = await this.#getLogin(tx, client, wanted, undefined);
    const positions = (await planMove(this.#context, tx, wanted.told, []))?.planned ?? [];
    await people.createPersons(tx, undefined, [{ ...newPerson.parse(wanted.person), id, positions }]);
    await accounts.external.createMany(tx, [{ person: id, login }]);
    // Somebody else may have taken the login just now.
    if (!(await accounts.findByPerson(tx, id))) throw notUnique('There is an account with this userName');
    const now = this.#context.core.clock.now();
    await store.putUser(tx, client.id, { ...wanted, person: id, suspended: false }, now);
    await this.#standing.note(tx, client, 'scim.person_created', id);
    if (!wanted.active) await this.#write(tx, client, id, wanted, undefined);
    return id;
  }

  async #write(
    tx: Tx,
    client: KnownClient,
    person: string,
    wanted: WantedUser,
    row: store.UserRow | undefined,
  ): Promise<void> {
    const { people, accounts, core } = this.#context;
    const [was] = await people.findPersons(tx, [person]);
    if (!was) throw noUser();
    const isAdministrator = (await accounts.external.findAdministrators(tx, [person])).has(person);
    const suspended = await this.#standing.set(tx, client, { person, active: wanted.active, row });
    const held = await people.findPositions(tx, [person]);
    const moved = isAdministrator ? undefined : await planMove(this.#context, tx, wanted.told, held);
    const changed = planPerson(wanted.person, was, { isAdministrator, comesBack: row?.ended ?? false });
    await people.applyChanges(tx, undefined, {
      persons: changed ? [{ was, change: changed }] : [],
      positions: moved ? [{ person, was: held, positions: moved.planned }] : [],
    });
    await store.putUser(tx, client.id, { ...wanted, person, suspended }, core.clock.now());
    if (!isAdministrator) await this.#putAccount(tx, client, person, wanted, row);
  }

  /** The account of somebody: made where there is none, renamed with the user name, joined with the person. */
  async #putAccount(
    tx: Tx,
    client: KnownClient,
    person: string,
    wanted: WantedUser,
    row: store.UserRow | undefined,
  ): Promise<void> {
    const { external, findByPerson } = this.#context.accounts;
    const account = await findByPerson(tx, person);
    if (row && account) {
      const isSame = row.userName.toLowerCase() === wanted.userName.toLowerCase();
      if (!isSame) await external.rename(tx, person, await this.#getLogin(tx, client, wanted, person));
      return;
    }
    await external.join(tx, person, account?.login ?? (await this.#getLogin(tx, client, wanted, person)));
  }

  /** A login for a user name; throws 409 where it is somebody's. One whom this client knows or knew leaves the next best. */
  async #getLogin(tx: Tx, client: KnownClient, { userName }: WantedUser, person: string | undefined): Promise<string> {
    for (const login of loginsOf(userName)) {
      const taken = await this.#context.accounts.findByLogin(tx, login);
      if (!taken || taken.person === person) return login;
      if (!(await store.isKnown(tx, client.id, taken.person))) break;
    }
    throw notUnique(`No login can be made of this userName, or an account in Kontor has it already`);
  }

  /**
   * Somebody who is here already, where the settings of the client want that. Never an administrator: whoever has the
   * token could become one by it. Never one of two, nor one whom the client knows or knew.
   */
  async #findJoined(tx: Tx, client: KnownClient, { userName, person, told }: WantedUser): Promise<string | undefined> {
    const found = await this.#findMeant(tx, client, { userName, email: person.email, number: told.employeeNumber });
    if (found === undefined) return undefined;
    if ((await this.#context.accounts.external.findAdministrators(tx, [found])).has(found)) {
      throw notUnique('An administrator in Kontor is this, and is not joined');
    }
    return (await store.isKnown(tx, client.id, found)) ? undefined : found;
  }

  async #findMeant(
    tx: Tx,
    { join }: KnownClient,
    told: { userName: string; email: string | null | undefined; number: string | undefined },
  ): Promise<string | undefined> {
    if (join === 'never') return undefined;
    if (join === 'login') {
      const [login] = loginsOf(told.userName);
      return login === undefined ? undefined : (await this.#context.accounts.findByLogin(tx, login))?.person;
    }
    const value = join === 'email' ? told.email : told.number;
    if (!value) return undefined;
    const found = join === 'email' ? await store.findByEmail(tx, value) : await store.findByNumber(tx, value);
    return found.length === 1 ? found[0] : undefined;
  }

  async #find(tx: Tx, client: KnownClient, id: string): Promise<{ row: store.UserRow; was: Person }> {
    const row = await findThere(tx, client, id);
    const [was] = await this.#context.people.findPersons(tx, [id]);
    if (!was) throw noUser();
    return { row, was };
  }

  async #get(tx: Tx, client: KnownClient, id: string): Promise<ScimDocument> {
    const row = await findThere(tx, client, id);
    const [user] = await this.#present(tx, client, [row]);
    if (!user) throw noUser();
    return user;
  }

  async #present(tx: Tx, client: KnownClient, rows: readonly store.UserRow[]): Promise<ScimDocument[]> {
    const { people, address } = this.#context;
    if (rows.length === 0) return [];
    const ids = rows.map(({ person }) => person);
    // One after the other, each would wait for the way to the database.
    const [found, memberships, managers] = await Promise.all([
      people.findPersons(tx, ids),
      listGroupsOf(tx, client.id, ids),
      findManagers(this.#context, tx, client, ids),
    ]);
    const persons = new Map(found.map((person) => [person.id, person]));
    const groups = Map.groupBy(memberships, ({ person }) => person);
    return rows.flatMap((row) => {
      const person = persons.get(row.person);
      const about = { address, groups: groups.get(row.person) ?? [], manager: managers.get(row.person) };
      return person ? [presentUser(row, person, about)] : [];
    });
  }
}

/** Whoever gets the user name of somebody gone, and is another for the client, must not find their messages. */
function isReturning({ externalId }: store.UserRow, wanted: WantedUser): boolean {
  return externalId === null || wanted.externalId === null || externalId === wanted.externalId;
}

/** Throws 404 for whom the client does not have, or has no longer. */
async function findThere(tx: Tx, client: KnownClient, id: string): Promise<store.UserRow> {
  const row = isUuid(id) ? await store.findUser(tx, client.id, id) : undefined;
  if (!row || row.ended) throw noUser();
  return row;
}
