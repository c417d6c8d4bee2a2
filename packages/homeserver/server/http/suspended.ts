import { userSuspended } from '../matrix-error.ts';
import type { Caller } from '../users/sessions.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * "Account suspension": somebody suspended reads, leaves, signs out and takes back what they sent; nothing else that
 * others would see. Throws M_USER_SUSPENDED.
 */
export function refuseSuspended(caller: Caller | undefined, { method, path }: Endpoint): void {
  if (caller?.isSuspended !== true || method === 'GET') return;
  if (seenByOthers.test(path)) throw userSuspended();
}

const seenByOthers = new RegExp(
  `^/v3/(${[
    'createRoom',
    'join/',
    'knock/',
    'profile/',
    'presence/',
    'directory/',
    'rooms/:roomId/(send|state|invite|join|kick|ban|unban|upgrade|typing|report)',
    'sendToDevice',
  ].join('|')})`,
);
