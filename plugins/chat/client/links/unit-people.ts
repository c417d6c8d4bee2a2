import type { Body, Chat } from '@kontor/matrix/client';
import type { Call } from '@kontor/plugin-api/client';
import { listUnitUsers } from '../../shared/index.ts';
import { objectMeant } from './inside-link.ts';
import { linksIn, wordsOf } from './link-words.ts';

/** So long, in milliseconds, the people of a unit count as the present ones. */
const freshMs = 120_000;

/** The org units whose people a body calls: `@` and the name of a unit, which leads to it. */
export function unitsCalled(body: Body, origin: string): readonly string[] {
  const units = linksIn(body).flatMap(({ href, children }) => {
    const words = wordsOf(children);
    const { path = '' } = (words.startsWith('@') && objectMeant(href, words, origin)) || {};
    return /^\/org-units\/([0-9a-f-]{36})$/.exec(path)?.[1] ?? [];
  });
  return [...new Set(units)];
}

/** Who of a room works in an org unit, for mentions of the unit. */
export class UnitPeople {
  readonly #call: Call;
  readonly #known = new Map<string, { readonly users: Promise<ReadonlySet<string>>; readonly at: number }>();

  constructor(call: Call) {
    this.#call = call;
  }

  /** Users who are in the room and in one of the units, but for the person who asks. Throws `ApiError`. */
  async findIn(chat: Chat, room: string, units: readonly string[]): Promise<readonly string[]> {
    const [members, ...found] = await Promise.all([
      chat.listMembers(room),
      ...units.map((unit) => this.#usersOf(unit)),
    ]);
    return members
      .map(({ userId }) => userId)
      .filter((user) => user !== chat.userId && found.some((users) => users.has(user)));
  }

  #usersOf(unit: string): Promise<ReadonlySet<string>> {
    const known = this.#known.get(unit);
    if (known && Date.now() - known.at < freshMs) return known.users;
    const users = this.#call(listUnitUsers, { unit }).then((answer) => new Set(answer.users));
    this.#known.set(unit, { users, at: Date.now() });
    // What failed is asked for again.
    users.catch(() => this.#known.delete(unit));
    return users;
  }
}
