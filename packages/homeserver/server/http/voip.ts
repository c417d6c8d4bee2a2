import { createHmac } from 'node:crypto';
import type { Core } from '../homeserver-core.ts';
import { EndpointList } from './endpoint.ts';

/**
 * "Voice over IP": who calls is let into the relay for a while, by a name that says until when and a password that the
 * relay computes from the secret that it shares with us (draft-uberti-behave-turn-rest). Without a relay there is nothing.
 */
export function voipEndpoints({ config: { turn } }: Core) {
  return new EndpointList().at('GET /v3/voip/turnServer', 'user', ({ caller }) => {
    if (!turn) return {};
    const username = `${Math.floor(Date.now() / 1000) + turn.livesForSeconds}:${caller.userId}`;
    const password = createHmac('sha1', turn.secret).update(username).digest('base64');
    return { username, password, uris: turn.uris, ttl: turn.livesForSeconds };
  });
}
