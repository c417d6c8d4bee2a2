import { Observable } from '@kontor/matrix/client';
import { ApiError, type Call } from '@kontor/plugin-api/client';
import { findPeople } from '../../shared/index.ts';

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly picture: string | undefined;
  readonly isFormer: boolean;
}

const mostAtOnce = 200;

/** Which persons the users of Matrix are; asked for together, once each. */
export class PeopleBook {
  /** Changes whenever more is known. */
  readonly known = new Observable<ReadonlyMap<string, KnownPerson>>(new Map());
  readonly #call: Call;
  readonly #asked = new Set<string>();
  #due: string[] = [];

  constructor(call: Call) {
    this.#call = call;
  }

  need(userId: string): void {
    if (userId === '' || this.#asked.has(userId)) return;
    this.#asked.add(userId);
    this.#due.push(userId);
    if (this.#due.length === 1) setTimeout(() => void this.#ask(), 0);
  }

  async #ask(): Promise<void> {
    const users = this.#due;
    this.#due = [];
    for (let at = 0; at < users.length; at += mostAtOnce) await this.#askFor(users.slice(at, at + mostAtOnce));
  }

  async #askFor(users: string[]): Promise<void> {
    try {
      const { people } = await this.#call(findPeople, { users });
      const found = people.map(({ userId, person, name, picture, former }) => {
        return [userId, { id: person, name, picture: picture ?? undefined, isFormer: former }] as const;
      });
      this.known.set(new Map([...this.known.value, ...found]));
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      // Shown by the names that Matrix knows; asked again when somebody looks again.
      for (const user of users) this.#asked.delete(user);
    }
  }
}
