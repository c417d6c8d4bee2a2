import {
  type ApiClient,
  apiClient,
  aSignedInPerson,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { aScimClient, type ScimAnswer, type ScimCaller } from './scim-caller.ts';

export type ScimTown = Awaited<ReturnType<typeof startScimTown>>;

/** A server with an administrator, and a program outside that looks after people and groups. */
export async function startScimTown(options: Omit<Parameters<typeof startTestServer>[0] & object, 'plugins'> = {}) {
  const server = await startTestServer({ ...options, plugins: [] });
  const admin = await aSignedInPerson(server, { roles: ['administrator'] });
  return townOf(server, admin, await aScimClient(admin.client));
}

function townOf(server: TestServer, admin: SignedInPerson, idp: ScimCaller) {
  let count = 0;
  const inTx = <Result>(run: Parameters<typeof server.database.transaction<Result>>[0]) =>
    server.database.transaction(run);

  /** A user whom no other test has. */
  function aUser(given: Record<string, unknown> = {}): Record<string, unknown> {
    count += 1;
    return {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: `anna${count}@stadt.example`,
      name: { givenName: 'Anna', familyName: `Beck${count}` },
      emails: [{ value: `anna${count}@stadt.example`, type: 'work', primary: true }],
      ...given,
    };
  }

  async function made(given: Record<string, unknown> = {}, caller = idp) {
    const answer = await caller.call('POST', '/Users', aUser(given));
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  async function group(displayName: string, members: readonly { id: string }[] = [], caller = idp) {
    const body = { displayName, members: members.map(({ id }) => ({ value: id })) };
    const answer = await caller.call('POST', '/Groups', body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  /** Signs in somebody without a password, as a provider would have done. */
  async function sessionOf(person: string): Promise<ApiClient> {
    const account = await inTx((tx) => server.services.accounts.findByPerson(tx, person));
    const begun = await inTx((tx) =>
      server.services.accounts.startSession(tx, account?.id ?? '', { address: '127.0.0.1', userAgent: 'test' }),
    );
    return apiClient(server.url, `kontor_session=${begun.token}`);
  }

  return {
    server,
    admin,
    idp,
    inTx,
    aUser,
    made,
    group,
    sessionOf,
    /** Users by a filter. */
    find: (filter: string, caller = idp) => caller.call('GET', `/Users?filter=${encodeURIComponent(filter)}`),
    async stateOf(person: string) {
      const { rows } = await inTx((tx) =>
        sql<{ state: string; login: string; external: boolean }>`
          select state, login, external from accounts_accounts where person = ${person}`.execute(tx),
      );
      return rows[0];
    },
    personOf: async (id: string) => (await inTx((tx) => server.services.people.findPersons(tx, [id])))[0],
    membersOf: (id: string) => inTx((tx) => server.services.people.listGroupMembers(tx, id)),
  };
}

/** The status and the kind of a refusal. */
export const typeOf = ({ status, body }: ScimAnswer) => [status, body?.scimType];
