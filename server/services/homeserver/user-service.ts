import { personNotFound } from '@kontor/schema';
import type { HomeserverContext } from './homeserver-context.ts';
import type { KeyedWork } from './keyed-work.ts';
import { localpartOf } from './matrix-names.ts';
import { findUser, findUsers, insertUser, listUsers, type MatrixUser, writeShownName } from './user-store.ts';

const page = 200;

/** Persons as Matrix users: made once, called what the person is called. */
export class UserService {
  readonly #context: HomeserverContext;
  readonly #spaces: KeyedWork;

  /** `spaces`: brings the rooms of a space up to date, by its id. */
  constructor(context: HomeserverContext, spaces: KeyedWork) {
    this.#context = context;
    this.#spaces = spaces;
  }

  /**
   * The Matrix user of a person, who is in the rooms of their spaces from now on. Throws `personNotFound`, and `MatrixAway`
   * without a homeserver.
   */
  async provide(person: string): Promise<string> {
    const user = (await this.provideAll([person])).get(person);
    if (user === undefined) throw personNotFound();
    return user;
  }

  /** The same for many at once, by person; those who do not exist are left out. */
  async provideAll(persons: readonly string[]): Promise<Map<string, string>> {
    const { database, people, permissions } = this.#context;
    const { known, found, spaces } = await database.transaction(async (tx) => {
      const users = new Map((await findUsers(tx, persons)).map(({ person, user }) => [person, user]));
      const missing = persons.filter((person) => !users.has(person));
      const access = await permissions.listAccessOfPersons(tx, missing);
      return {
        known: users,
        found: await people.findPersons(tx, missing),
        spaces: new Set(access.map(({ space }) => space)),
      };
    });
    for (const { id, name } of found) known.set(id, await this.#make(id, name));
    // Where one fails it is tried again by itself.
    await Promise.allSettled([...spaces].map((space) => this.#spaces.run(space)));
    return known;
  }

  /** Tells Matrix what this person is called now. */
  async rename(person: string): Promise<void> {
    const user = await this.#context.database.transaction((tx) => findUser(tx, person));
    if (user) await this.#renameThose([user]);
  }

  /** The same for everybody. */
  renameAll(): Promise<void> {
    return this.#forAll((users) => this.#renameThose(users));
  }

  /** Spaces on which anybody whom Matrix knows has a role. */
  async listSpaces(): Promise<ReadonlySet<string>> {
    const { database, permissions } = this.#context;
    const spaces = new Set<string>();
    await this.#forAll(async (users) => {
      const persons = users.map(({ person }) => person);
      const access = await database.transaction((tx) => permissions.listAccessOfPersons(tx, persons));
      for (const { space } of access) spaces.add(space);
    });
    return spaces;
  }

  async #forAll(work: (users: readonly MatrixUser[]) => Promise<void>): Promise<void> {
    for (let after: string | undefined; ; ) {
      const users = await this.#context.database.transaction((tx) => listUsers(tx, after, page));
      await work(users);
      if (users.length < page) return;
      after = users.at(-1)?.person;
    }
  }

  async #make(person: string, name: string): Promise<string> {
    const { database, matrix, serverName } = this.#context;
    const localpart = localpartOf(person);
    const user = `@${localpart}:${serverName()}`;
    await matrix().register(localpart);
    await matrix().setDisplayName(user, name);
    await database.transaction((tx) => insertUser(tx, { person, user, shownName: name }));
    return user;
  }

  async #renameThose(users: readonly MatrixUser[]): Promise<void> {
    const { database, people, matrix } = this.#context;
    const persons = await database.transaction((tx) =>
      people.findPersons(
        tx,
        users.map(({ person }) => person),
      ),
    );
    const names = new Map(persons.map(({ id, name }) => [id, name]));
    for (const { person, user, shownName } of users) {
      const name = names.get(person) ?? shownName;
      if (name === shownName) continue;
      await matrix().setDisplayName(user, name);
      await database.transaction((tx) => writeShownName(tx, person, name));
    }
  }
}
