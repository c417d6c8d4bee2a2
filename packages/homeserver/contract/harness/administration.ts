import { createHmac } from 'node:crypto';
import { Client, fresh, type Json, part, password } from './client.ts';
import type { Target } from './target.ts';

/** A new administrator of the server, made with its shared secret. */
export async function registerAdministrator(target: Target): Promise<Client> {
  const nobody = new Client(target);
  const path = '/_synapse/admin/v1/register';
  const { nonce } = await nobody.get(path);
  const username = fresh('admin');
  const mac = createHmac('sha1', target.sharedSecret).update([nonce, username, password, 'admin'].join('\0'));
  const answer = await nobody.post(path, { nonce, username, password, admin: true, mac: mac.digest('hex') });
  return new Client(target, { userId: answer.user_id, deviceId: answer.device_id, token: answer.access_token });
}

export const admin = (rest: string, version = 'v1') => `/_synapse/admin/${version}/${rest}`;
export const adminUser = (userId: string) => admin(`users/${part(userId)}`, 'v2');

/** Signs in with a password; the whole answer. */
export const signIn = (target: Target, userId: string, secret = password): Promise<{ status: number; body: Json }> =>
  new Client(target).call('POST', '/v3/login', {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: userId },
    password: secret,
  });
