import { isRefusal, MatrixRefusal } from '@kontor/matrix/server';
import type { PastMessages, PrivateRooms } from '@kontor/plugin-api/server';
import { asOneOf } from './as-one-of.ts';
import type { HomeserverContext } from './homeserver-context.ts';
import { orAway } from './homeserver-context.ts';
import { isMessage } from './private-events.ts';
import { listPinned, redactPrivateMessage } from './redact-message.ts';
import { findUsers } from './user-store.ts';

const nothing: PastMessages = { messages: [], next: undefined };

/** Rooms in which Kontor's own user is not: what has to be done there is done as those who are in them. */
export function privateRooms(context: Pick<HomeserverContext, 'database' | 'matrix'>): PrivateRooms {
  const { database, matrix } = context;
  const usersOf = async (persons: readonly string[]) =>
    (await database.transaction((tx) => findUsers(tx, persons))).map(({ user }) => user);
  return {
    listPinned: (room, persons) => orAway(async () => listPinned(context, room, await usersOf(persons))),
    redact: (room, persons, message) =>
      orAway(async () => redactPrivateMessage(context, room, message, await usersOf(persons))),
    listMessages: (room, persons, from) =>
      orAway(async () => {
        try {
          const users = await usersOf(persons);
          const { events, next } = await asOneOf(users, (user) => matrix().listMessages(room, user, from));
          return { messages: events.filter(isThere).map(({ event, at }) => ({ event, at })), next };
        } catch (failure) {
          // Nobody is in it any more, or the room is gone.
          if (!(failure instanceof MatrixRefusal) || isRefusal(failure, 'M_LIMIT_EXCEEDED')) throw failure;
          return nothing;
        }
      }),
  };
}

function isThere(event: Parameters<typeof isMessage>[0]): boolean {
  return isMessage(event) && Object.keys(event.content).length > 0;
}
