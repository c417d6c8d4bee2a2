import { newId } from '@kontor/base';
import type { Actor, NewPosition } from '@kontor/plugin-api/server';
import {
  type AppPassword,
  type GrantSubject,
  type NewOrgUnit,
  type NewPerson,
  newOrgUnit,
  newPerson,
  type OrgUnit,
  type Person,
  type Space,
  type SpaceRole,
  type SpaceVisibility,
} from '@kontor/schema';
import { sql } from 'kysely';
import { sessionCookieName } from '../http/session-cookie.ts';
import { insertAppPassword } from '../services/accounts/app-password-store.ts';
import { hashSecretCode, newSecretCode } from '../services/accounts/secret-code.ts';
import type { ApiClient } from './api-client.ts';
import { apiClient } from './api-client.ts';
import type { TestServer } from './test-server.ts';

/** A person with an unusual name of its own, so that searches in tests find just this one. */
export async function aPerson(
  server: TestServer,
  given: Partial<NewPerson> & { readonly positions?: readonly Partial<NewPosition>[] } = {},
): Promise<Person> {
  const { positions = [], ...fields } = given;
  const person = newPerson.parse({ givenName: 'Test', familyName: `Person ${newId().slice(-6)}`, ...fields });
  return server.database.transaction(async (tx) => {
    const created = await server.services.people.createPerson(tx, undefined, person);
    if (positions.length > 0) {
      await server.services.people.setPositions(tx, undefined, created.id, positions.map(fillPosition));
    }
    return created;
  });
}

function fillPosition(position: Partial<NewPosition>): NewPosition {
  if (position.orgUnit === undefined) throw new Error('A position needs an org unit');
  return {
    title: 'Sachbearbeitung',
    lead: false,
    main: true,
    from: null,
    until: null,
    ...position,
    orgUnit: position.orgUnit,
  };
}

export async function anOrgUnit(server: TestServer, given: Partial<NewOrgUnit> = {}): Promise<OrgUnit> {
  const code = newId().slice(-8);
  const unit = newOrgUnit.parse({ code, name: `Amt ${code}`, ...given });
  return server.database.transaction((tx) => server.services.people.createOrgUnit(tx, undefined, unit));
}

export interface SignedInPerson {
  readonly person: Person;
  readonly actor: Actor;
  readonly login: string;
  readonly client: ApiClient;
}

/** The form of a stored password (an Argon2id PHC string) that no password has. */
const nobodysPassword = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** A person with an account and a session, without the cost of a password: nobody can sign in with one. */
export async function aSignedInPerson(
  server: TestServer,
  given: Parameters<typeof aPerson>[1] & { readonly roles?: readonly ('administrator' | 'auditor')[] } = {},
): Promise<SignedInPerson> {
  const { roles = [], ...fields } = given;
  const person = await aPerson(server, fields);
  const login = `test-${newId().slice(-12)}`;
  const { accounts } = server.services;
  const session = await server.database.transaction(async (tx) => {
    const invited = { person: person.id, login, password: null, roles: [...roles] };
    const made = await accounts.createAccount(tx, undefined, invited);
    await sql`update accounts_accounts set state = 'active', password = ${nobodysPassword} where id = ${made.id}`.execute(
      tx,
    );
    return accounts.startSession(tx, made.id, { address: '127.0.0.1', userAgent: 'test' });
  });
  const cookie = `${sessionCookieName(server.core.config)}=${session.token}`;
  return { person, actor: session.actor, login, client: apiClient(server.url, cookie) };
}

/** A program's password; what is answered is the `authorization` header that it sends. */
export async function anAppPassword(
  server: TestServer,
  { actor, login }: Pick<SignedInPerson, 'actor' | 'login'>,
  ...scopes: AppPassword['scopes']
): Promise<string> {
  const secret = newSecretCode(6);
  const row = { id: newId(), account: actor.account, name: 'Test', scopes, created_at: new Date() };
  await server.database.transaction((tx) =>
    insertAppPassword(tx, { ...row, secret_hash: hashSecretCode(secret), last_used_at: null }),
  );
  return `Basic ${Buffer.from(`${login}:${secret}`).toString('base64')}`;
}

/** A space owned by a person, with further grants. */
export async function aSpace(
  server: TestServer,
  given: {
    readonly owner: string;
    readonly visibility?: SpaceVisibility;
    readonly name?: string;
    readonly parent?: string;
    readonly grants?: readonly { readonly subject: GrantSubject; readonly role: SpaceRole }[];
  },
): Promise<Space> {
  const slug = `space-${newId().slice(-10)}`;
  const { spaces } = server.services;
  return server.database.transaction(async (tx) => {
    const space = await spaces.create(tx, undefined, {
      slug,
      name: given.name ?? `Bereich ${slug}`,
      visibility: given.visibility ?? 'open',
      owner: given.owner,
      ...(given.parent === undefined ? {} : { parent: given.parent }),
    });
    for (const { subject, role } of given.grants ?? []) await spaces.grant(tx, undefined, space.id, subject, role);
    return space;
  });
}

/** A hidden space with somebody of each role, and somebody outside. */
export async function aTeam(server: TestServer) {
  const [owner, editor, other, reader, stranger] = await Promise.all([
    aSignedInPerson(server, { givenName: 'Olga', familyName: 'Ostendorf' }),
    aSignedInPerson(server, { givenName: 'Edda', familyName: 'Eilers' }),
    aSignedInPerson(server, { givenName: 'Otto', familyName: 'Anders' }),
    aSignedInPerson(server, { givenName: 'Lena', familyName: 'Lesser' }),
    aSignedInPerson(server, { givenName: 'Sven', familyName: 'Fremd' }),
  ]);
  const subject = (who: SignedInPerson) => ({ kind: 'person', id: who.person.id }) as const;
  const space = await aSpace(server, {
    owner: owner.person.id,
    visibility: 'hidden',
    grants: [
      { subject: subject(editor), role: 'editor' },
      { subject: subject(other), role: 'editor' },
      { subject: subject(reader), role: 'reader' },
    ],
  });
  return { owner, editor, other, reader, stranger, space: space.id };
}
