import { expect, test } from 'vitest';
import { Client, part, register } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** Small endpoints of "Account Management", "OAuth 2.0 API" and "OpenID". */
const target = useTarget();

test('people have no third-party identifiers', async () => {
  expect(await (await register(target)).get('/v3/account/3pid')).toEqual({ threepids: [] });
});

test('who does not sign people in by OAuth 2.0 says that the endpoint is unknown', async () => {
  await new Client(target).refused(404, 'M_UNRECOGNIZED', 'GET', '/v1/auth_metadata');
});

test('an OpenID token tells others who one is', async () => {
  const person = await register(target);
  const path = `/v3/user/${part(person.userId)}/openid/request_token`;
  const { access_token } = await person.post(path);
  const userinfo = '/_matrix/federation/v1/openid/userinfo';
  const answer = await new Client(target).call('GET', userinfo, undefined, { query: { access_token } });
  // A server may answer that at another address than clients know.
  if (answer.status !== 404) expect(answer.body).toEqual({ sub: person.userId });
  const forged = await new Client(target).call('GET', userinfo, undefined, { query: { access_token: 'forged' } });
  if (forged.status !== 404) expect(forged).toMatchObject({ status: 401, body: { errcode: 'M_UNKNOWN_TOKEN' } });
});
