import { listScimClients, removeScimClient, renewScimToken } from '@kontor/schema';
import { aSignedInPerson } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../accounts/testing/accounts-town.ts';
import { enterpriseSchema } from './resources/scim-schemas.ts';
import { aScimClient, patchOf, scimCaller } from './testing/scim-caller.ts';
import { type ScimTown, startScimTown, typeOf } from './testing/scim-town.ts';

const enterprise = enterpriseSchema.id;
let town: ScimTown;

beforeAll(async () => {
  town = await startScimTown({ environment: { KONTOR_TRUST_PROXY: 'true' } });
});
afterAll(() => town?.server.stop());

describe('who may call', () => {
  test('only a token, which is shown once; a session opens nothing, and the token no other door', async () => {
    const { clients, address } = await town.admin.client.call(listScimClients, {});
    expect(JSON.stringify(clients)).not.toContain(town.idp.token);
    expect(address).toMatch(/\/scim\/v2$/);
    const stored = await town.inTx((tx) => sql`select * from scim_clients`.execute(tx));
    expect(JSON.stringify(stored.rows)).not.toContain(town.idp.token.slice(12));
    expect((await town.admin.client.fetch('/scim/v2/Users')).status).toBe(401);
    const headers = { authorization: `Bearer ${town.idp.token}` };
    expect((await fetch(`${town.server.url}/api/scim/clients`, { headers })).status).toBe(401);
    expect((await fetch(`${town.server.url}/api/session`, { headers })).status).toBe(401);
  });

  test.each(['', 'x', 'kontor-scim-', 'kontor-scim-AAAA-BBBB', "kontor-scim-' or 1=1"])(
    'refuses the token %j in the words of SCIM',
    async (token) => {
      const answer = await scimCaller(town.server.url, token).call('GET', '/Users');
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(answer.headers.get('content-type')).toContain('application/scim+json');
      expect(answer.body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '401' });
    },
  );

  test('neither basic authentication nor a token in the address', async () => {
    const basic = { authorization: `Basic ${Buffer.from(`x:${town.idp.token}`).toString('base64')}` };
    expect((await town.idp.call('GET', '/Users', undefined, basic)).status).toBe(401);
    expect((await fetch(`${town.server.url}/scim/v2/Users?access_token=${town.idp.token}`)).status).toBe(401);
  });

  test('a renewed or revoked token ends at once; its people stay, and each token knows its own alone', async () => {
    const other = await aScimClient(town.admin.client, { name: 'Andere' });
    const { id } = await town.made({}, other);
    expect((await town.idp.call('GET', `/Users/${id}`)).status).toBe(404);
    expect(
      (await town.idp.call('PATCH', `/Users/${id}`, patchOf({ op: 'replace', path: 'active', value: false }))).status,
    ).toBe(404);
    expect((await town.idp.call('DELETE', `/Users/${id}`)).status).toBe(404);
    const { token, client } = await town.admin.client.call(renewScimToken, { client: other.id });
    expect((await other.call('GET', '/Users')).status).toBe(401);
    expect(client).toMatchObject({ users: 1, lastUsedAt: null });
    const renewed = scimCaller(town.server.url, token);
    expect((await renewed.call('GET', `/Users/${id}`)).status).toBe(200);
    expect(await town.stateOf(id)).toMatchObject({ state: 'active', external: true });
    await town.admin.client.call(removeScimClient, { client: other.id });
    expect((await renewed.call('GET', '/Users')).status).toBe(401);
    expect(await town.stateOf(id)).toMatchObject({ state: 'invited', external: false });
    expect(await codeOf(town.admin.client.call(renewScimToken, { client: other.id }))).toBe('scim.client_not_found');
    const { rows } = await town.inTx((tx) =>
      sql<{ kind: string }>`select * from audit_log where kind like 'scim.%'`.execute(tx),
    );
    const kinds = ['scim.client_added', 'scim.person_created', 'scim.token_renewed', 'scim.client_removed'];
    expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('wrong tokens from an address are counted; the right one from there is let in all the same', async () => {
    const from = { 'x-forwarded-for': '198.51.100.9' };
    const wrong = scimCaller(town.server.url, `kontor-scim-${'AAAA-'.repeat(9)}AAAA`);
    const many = await Promise.all(Array.from({ length: 300 }, () => wrong.call('GET', '/Users', undefined, from)));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([401]));
    const refused = await wrong.call('GET', '/Users', undefined, from);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
    expect((await town.idp.call('GET', '/Users?count=0', undefined, from)).status).toBe(200);
    expect((await wrong.call('GET', '/Users')).status).toBe(401);
  });

  test('only administrators let programs in', async () => {
    const { client } = await aSignedInPerson(town.server);
    expect(await codeOf(client.call(listScimClients, {}))).toBe('http.role_needed');
    expect(await codeOf(client.call(renewScimToken, { client: town.idp.id }))).toBe('http.role_needed');
  });
});

describe('what it says of itself', () => {
  test('configuration, kinds of resources and schemas', async () => {
    const config = await town.idp.call('GET', '/ServiceProviderConfig');
    expect(config.body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 200 },
      etag: { supported: true },
    });
    const kinds = await town.idp.call('GET', '/ResourceTypes');
    expect(kinds.body).toMatchObject({ totalResults: 2, Resources: [{ id: 'User' }, { id: 'Group' }] });
    expect((await town.idp.call('GET', '/ResourceTypes/User')).body.schemaExtensions).toEqual([
      { schema: enterprise, required: false },
    ]);
    expect((await town.idp.call('GET', '/Schemas')).body.totalResults).toBe(3);
    expect((await town.idp.call('GET', `/Schemas/${enterprise}`)).body).toMatchObject({
      id: enterprise,
      name: 'EnterpriseUser',
    });
    expect((await town.idp.call('GET', '/Schemas/no')).status).toBe(404);
    expect((await town.idp.call('GET', '/Schemas?filter=id%20pr')).status).toBe(403);
  });

  test('what is not there or not done here is told', async () => {
    expect((await town.idp.call('POST', '/Bulk', {})).status).toBe(501);
    expect((await town.idp.call('GET', '/Me')).status).toBe(501);
    expect((await town.idp.call('GET', '/Other')).status).toBe(404);
    expect((await town.idp.call('GET', '/Users/x/y')).status).toBe(404);
    expect((await fetch(`${town.server.url}/scim/v2/Users/%ff`)).status).toBeLessThan(500);
    const answer = await town.idp.call('DELETE', '/Users');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});

describe('hostile input', () => {
  test('is refused in the words of SCIM', async () => {
    const post = (body: unknown, headers?: Record<string, string>) => town.idp.call('POST', '/Users', body, headers);
    expect(typeOf(await post('{"no":'))).toEqual([400, 'invalidSyntax']);
    expect(typeOf(await post('[]'))).toEqual([400, 'invalidSyntax']);
    expect(typeOf(await post('null'))).toEqual([400, 'invalidSyntax']);
    expect(typeOf(await post('{"no":', { 'content-type': 'application/json' }))).toEqual([400, 'invalidSyntax']);
    expect((await post('userName=x', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await post(town.aUser(), { 'content-encoding': 'gzip' })).status).toBe(415);
    expect(typeOf(await post(town.aUser({ userName: { $ne: null } })))).toEqual([400, 'invalidValue']);
    expect(typeOf(await post(town.aUser({ name: { givenName: 'A\0', familyName: 'B' } })))).toEqual([
      400,
      'invalidValue',
    ]);
    expect(typeOf(await post(town.aUser({ name: { givenName: 'A\nB', familyName: 'B' } })))).toEqual([
      400,
      'invalidValue',
    ]);
    expect((await post('{"__proto__":{"active":false},"userName":""}')).status).toBe(400);
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect((await post(deep)).status).toBe(400);
    expect(typeOf(await town.find('x'.repeat(5000)))).toEqual([400, 'invalidFilter']);
    expect((await town.idp.call('GET', "/Users/1'%20or%201=1")).status).toBe(404);
  });

  test('larger than the bound is not read', async () => {
    const user = town.aUser({ displayName: 'x'.repeat(3 * 1024 * 1024) });
    const answer = await town.idp.call('POST', '/Users', user).catch(() => ({ status: 413 }));
    expect(answer.status).toBe(413);
    expect((await town.find(`userName eq "${user.userName}"`)).body.totalResults).toBe(0);
  });

  test('many operations at once are bounded, and nothing of a refused PATCH is kept', async () => {
    const user = await town.made({ title: 'bleibt' });
    const many = Array.from({ length: 1001 }, () => ({ op: 'replace', path: 'title', value: 'x' }));
    expect(typeOf(await town.idp.call('PATCH', `/Users/${user.id}`, patchOf(...many)))).toEqual([400, 'invalidSyntax']);
    const half = patchOf(
      { op: 'replace', path: 'title', value: 'x' },
      { op: 'replace', path: 'emails', value: ['kaputt'] },
    );
    expect(typeOf(await town.idp.call('PATCH', `/Users/${user.id}`, half))).toEqual([400, 'invalidValue']);
    expect((await town.idp.call('GET', `/Users/${user.id}`)).body).toMatchObject({ title: 'bleibt', meta: user.meta });
  });
});
