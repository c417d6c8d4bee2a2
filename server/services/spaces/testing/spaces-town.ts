import type { GrantSubject, Space, SpaceRole } from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  type ManualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { expect } from 'vitest';

export const notFound = { status: 404, code: 'spaces.not_found' };
export const readOnly = { status: 403, code: 'spaces.read_only' };

type Someone = { readonly person: { readonly id: string } };

/** Four people around the spaces of a test. */
export interface SpacesTown {
  readonly server: TestServer;
  readonly owner: SignedInPerson;
  readonly member: SignedInPerson;
  readonly stranger: SignedInPerson;
  readonly admin: SignedInPerson;
  /** Owned by the owner, with the member as an editor. */
  aSharedSpace(visibility?: 'open' | 'hidden'): Promise<Space>;
  roleOf(someone: Someone, space: string): Promise<SpaceRole | undefined>;
  /** Id of the grant that names a person. */
  grantOf(space: string, someone: Someone): Promise<string>;
  /** Who was told to have lost the space, in order. */
  lossesOf(space: string): Promise<string[]>;
  stop(): Promise<void>;
}

export function personSubject({ person }: Someone): GrantSubject {
  return { kind: 'person', id: person.id };
}

/** A server without plugins, on which each of the four is signed in. */
export async function startSpacesTown(options: { readonly clock?: ManualClock } = {}): Promise<SpacesTown> {
  const server = await startTestServer({ ...options, plugins: [] });
  const [owner, member, stranger] = [
    await aSignedInPerson(server),
    await aSignedInPerson(server),
    await aSignedInPerson(server),
  ];
  const admin = await aSignedInPerson(server, { roles: ['administrator'] });
  return {
    server,
    owner,
    member,
    stranger,
    admin,
    aSharedSpace: (visibility = 'hidden') =>
      aSpace(server, {
        owner: owner.person.id,
        visibility,
        grants: [{ subject: personSubject(member), role: 'editor' }],
      }),
    roleOf: ({ person }, space) =>
      server.database.transaction((tx) => server.services.permissions.findRole(tx, person.id, space)),
    async grantOf(space, { person }) {
      const query = 'select id from spaces_grants where space = $1 and person = $2';
      return (await server.database.pool.query(query, [space, person.id])).rows[0].id;
    },
    async lossesOf(space) {
      const { rows } = await server.database.pool.query(
        "select payload, audience from events where kind = 'spaces.access.lost' and payload->>'space' = $1 order by id",
        [space],
      );
      for (const { payload, audience } of rows) expect(audience).toEqual({ persons: payload.persons });
      return rows.flatMap(({ payload }) => payload.persons);
    },
    stop: () => server.stop(),
  };
}
