import { randomBytes } from 'node:crypto';
import type { Database } from '@kontor/database';
import type { Logger } from '@kontor/plugin-api/server';
import { InvalidCredentialsError } from 'ldapts';
import type { OutsideAnswer, OutsideProver } from '../accounts/accounts-context.ts';
import { describeLdapFailure, type LdapServer, withConnection, withDirectory } from './ldap-connection.ts';
import { findNameOf } from './ldap-reader.ts';
import type { SourceService } from './source-service.ts';
import { listSources, listSourcesOf, type StoredSource } from './source-store.ts';

const withinMs = 10_000;

/**
 * Asks directories whether a password is right, by a bind with it (RFC 4511 section 4.2). Somebody whom no directory knows
 * is asked for, too, under a name and with a password that nobody has: it takes as long, and no password reaches a directory
 * that it is not for.
 */
export function createOutsideProver(parts: {
  readonly database: Database;
  readonly log: Logger;
  readonly sources: SourceService;
}): OutsideProver {
  const { database, log, sources } = parts;

  async function askAll(account: Parameters<OutsideProver>[0], password: string): Promise<OutsideAnswer> {
    const found = await database.transaction(async (tx) => {
      const known = account ? await listSourcesOf(tx, account.person) : [];
      const own = known.filter(({ settings }) => settings.signIn);
      if (account && own.length > 0) return { login: account.login, own, any: undefined };
      return { login: '', own: [], any: (await listSources(tx)).find(({ settings }) => settings.signIn) };
    });
    if (found.any) return askForNobody(found.any);
    let answer: OutsideAnswer = 'wrong';
    for (const source of found.own) {
      const said = await ask(source, { login: found.login, key: source.key, password });
      if (said === 'right') return said;
      if (said === 'unavailable') answer = said;
    }
    return answer;
  }

  async function ask(source: StoredSource, { login, key, password }: Asked): Promise<OutsideAnswer> {
    try {
      const server = await sources.open(source);
      const name = await withDirectory(server, withinMs, (client) => findNameOf(client, server.settings, login, key));
      return await bind(server, name, password);
    } catch (failure) {
      log.warn({ failure: describeLdapFailure(failure) }, 'a directory did not answer a sign-in');
      return 'unavailable';
    }
  }

  /** The same steps as for somebody who is there. */
  function askForNobody(source: StoredSource): Promise<OutsideAnswer> {
    const [login, key, password] = [random(), random(), random()];
    return ask(source, { login, key, password });
  }

  return askAll;
}

interface Asked {
  readonly login: string;
  readonly key: string;
  readonly password: string;
}

/** An empty password would be no password at all to a server, which lets it pass (RFC 4513 section 5.1.2). */
async function bind(server: LdapServer, name: string | undefined, password: string): Promise<OutsideAnswer> {
  if (password === '') return 'wrong';
  const { base } = server.settings;
  try {
    await withConnection(server.settings, withinMs, (client) =>
      client.bind(name ?? `cn=${random()},${base}`, name === undefined ? random() : password),
    );
  } catch (failure) {
    if (failure instanceof InvalidCredentialsError) return 'wrong';
    throw failure;
  }
  return name === undefined ? 'wrong' : 'right';
}

function random(): string {
  return randomBytes(12).toString('hex');
}
