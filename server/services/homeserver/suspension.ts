import type { Accounts } from '../accounts/index.ts';
import type { HomeserverConnection } from './homeserver-connection.ts';
import type { HomeserverContext } from './homeserver-context.ts';
import { findUser } from './user-store.ts';

/**
 * Whoever is suspended in Kontor has no device any more, and gets none. Where Kontor administers the homeserver it says so
 * there besides: then not even its operators' tools write in that person's name.
 */
export async function suspend(
  { database }: HomeserverContext,
  parts: { readonly accounts: Pick<Accounts, 'isSuspended'>; readonly connection: HomeserverConnection },
  person: string,
): Promise<void> {
  const { administration } = parts.connection;
  if (!administration) return;
  const { user, isSuspended } = await database.transaction(async (tx) => ({
    user: await findUser(tx, person),
    isSuspended: await parts.accounts.isSuspended(tx, person),
  }));
  if (user) await administration.suspend(user.user, isSuspended);
}
