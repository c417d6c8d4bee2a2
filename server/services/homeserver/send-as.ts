import { isRefusal, MatrixRefusal } from '@kontor/matrix/server';
import type { SendOutcome } from '@kontor/plugin-api/server';
import type { Accounts } from '../accounts/index.ts';
import type { HomeserverContext } from './homeserver-context.ts';
import { findUser } from './user-store.ts';

interface Message {
  readonly room: string;
  readonly person: string;
  readonly content: object;
  readonly key: string;
}

/** Writes as a person. What the homeserver refuses stays refused; whoever is suspended in Kontor says nothing. */
export async function sendAs(
  { database, matrix }: HomeserverContext,
  accounts: Pick<Accounts, 'isSuspended'>,
  { room, person, content, key }: Message,
): Promise<SendOutcome> {
  const user = await database.transaction(async (tx) => {
    return (await accounts.isSuspended(tx, person)) ? undefined : (await findUser(tx, person))?.user;
  });
  if (user === undefined) return 'refused';
  try {
    if (await matrix().isEncrypted(room, user)) return 'encrypted';
    await matrix().send(room, user, { type: 'm.room.message', content, transaction: key });
    return 'sent';
  } catch (failure) {
    if (!(failure instanceof MatrixRefusal) || isRefusal(failure, 'M_LIMIT_EXCEEDED')) throw failure;
    return 'refused';
  }
}
