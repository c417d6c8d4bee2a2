import type { Actor } from '@kontor/plugin-api/server';
import type { Application } from '../application.ts';

/** The person with this login, as they act on the command line: with their rights, without a session and its roles. */
export async function findActorOf(application: Application, login: string): Promise<Actor | undefined> {
  const { core, services } = application;
  const account = await core.database.transaction((tx) => services.accounts.findByLogin(tx, login));
  return account && { account: account.id, person: account.person, session: 'command', roles: new Set() };
}
