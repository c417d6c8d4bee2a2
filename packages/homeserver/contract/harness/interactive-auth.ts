import { expect } from 'vitest';
import { type Answer, type Client, type Json, password } from './client.ts';

/** Does a call twice: it asks who one is, and is told the password ("User-Interactive Authentication API"). */
export async function confirmed(
  client: Client,
  method: string,
  path: string,
  body: Json = {},
  secret = password,
): Promise<Answer> {
  const { session } = await asksWhoIAm(client, method, path, body);
  return client.call(method, path, { ...body, auth: passwordStage(client, session, secret) });
}

/** The call has to ask for the password first; what it says of the session. */
export async function asksWhoIAm(client: Client, method: string, path: string, body: Json = {}): Promise<Json> {
  const asked = await client.call(method, path, body);
  expect(asked.status).toBe(401);
  expect(asked.body.flows).toContainEqual({ stages: ['m.login.password'] });
  expect(asked.body.session).toBeTypeOf('string');
  return asked.body;
}

export function passwordStage(client: Client, session: string, secret = password): Json {
  return {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: client.userId },
    password: secret,
    session,
  };
}
