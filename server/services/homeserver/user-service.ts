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
    const { database, people, permissions } = this.#context;
    const { known, found, roles } = await database.transaction(async (tx) => {
      const user = await findUser(tx, person);
      if (user) return { known: user, found: undefined, roles: [] };
      const [read] = await people.findPersons(tx, [person]);
      return { known: undefined, found: read, roles: [...(await permissions.findRoles(tx, person)).keys()] };
    });
    if (known) return known.user;
    if (!found) throw personNotFound();
    const user = await this.#make(person, found.name);
    await Promise.all(roles.map((space) => this.#spaces.run(space)));
    return user;
  }

  /** Tells Matrix what this person is called now. */
  async rename(person: string): Promise<void> {
    const user = await this.#context.database.transaction((tx) => findUser(tx, person));
    if (user) await this.#renameThose([user]);
  }

  /** The same for everybody. */
  async renameAll(): Promise<void> {
    for (let after: string | undefined; ; ) {
      const users = await this.#context.database.transaction((tx) => listUsers(tx, after, page));
      await this.#renameThose(users);
      if (users.length < page) return;
      after = users.at(-1)?.person;
    }
  }

  /** Of these persons, those whom Matrix knows. */
  async filterKnown(persons: readonly string[]): Promise<string[]> {
    const users = await this.#context.database.transaction((tx) => findUsers(tx, persons));
    return users.map(({ person }) => person);
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
