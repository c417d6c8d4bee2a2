import { isJoined, isRefusal, listDeciding, MatrixRefusal, withDeciding } from '@kontor/matrix/server';
import type { HomeserverContext } from './homeserver-context.ts';
import type { UserService } from './user-service.ts';
import { findUsers, findUsersById } from './user-store.ts';

/**
 * Who decides in private rooms, which belong to those who are in them: Kontor reads it, and lets one of them pass it on, as
 * that person and with nothing but their rights.
 */
export class DecidingService {
  readonly #context: HomeserverContext;
  readonly #users: Pick<UserService, 'provide'>;

  constructor(context: HomeserverContext, users: Pick<UserService, 'provide'>) {
    this.#context = context;
    this.#users = users;
  }

  /** Read with the eyes of somebody in the room; nothing where none of these may look into it. */
  async find(room: string, members: readonly string[]): Promise<string[]> {
    const { database, matrix } = this.#context;
    for (const { user } of await database.transaction((tx) => findUsers(tx, members))) {
      const state = await refusedAsNothing(matrix().readState(room, user));
      if (!state) continue;
      const found = await database.transaction((tx) => findUsersById(tx, listDeciding(state)));
      return found.map(({ person }) => person);
    }
    return [];
  }

  /** False where the one has no such right, or is refused it. Repeatable. */
  async pass(room: string, from: string, to: string): Promise<boolean> {
    const { database, matrix } = this.#context;
    const next = await this.#users.provide(to);
    const [own] = await database.transaction((tx) => findUsers(tx, [from]));
    const state = own && (await refusedAsNothing(matrix().readState(room, own.user)));
    const powers = state && withDeciding(state, { from: own.user, to: next });
    if (!powers) return false;
    const done = await refusedAsNothing(
      (async () => {
        if (!isJoined(state, next)) {
          await invite(() => matrix().invite(room, next, own.user));
          await matrix().join(room, next);
        }
        await matrix().setState(room, { type: 'm.room.power_levels', key: '', content: powers }, own.user);
        return true;
      })(),
    );
    return done ?? false;
  }
}

/** Who is invited already, by an attempt before or by somebody else, need not be again. */
async function invite(ask: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (failure) {
    if (!isRefusal(failure, 'M_FORBIDDEN')) throw failure;
  }
}

/** What the homeserver refuses stays refused; that it is busy or away is no answer. */
async function refusedAsNothing<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (failure) {
    if (!(failure instanceof MatrixRefusal) || isRefusal(failure, 'M_LIMIT_EXCEEDED')) throw failure;
    return undefined;
  }
}
