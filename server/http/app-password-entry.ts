import { pickLanguage } from '@kontor/base';
import type { AppPassword } from '@kontor/schema';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CurrentSession, Sessions } from '../core.ts';

const longest = 1000;

/** Who comes with a login and an app password (HTTP Basic, RFC 7617), or nobody. Throws `tooManySignIns`. */
export async function findByBasic(
  request: FastifyRequest,
  scope: AppPassword['scopes'][number],
  sessions: Pick<Sessions, 'findByAppPassword'>,
): Promise<CurrentSession | undefined> {
  const [, encoded] = /^basic +([a-z0-9+/]+={0,2}) *$/i.exec(request.headers.authorization ?? '') ?? [];
  if (encoded === undefined || encoded.length > longest) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  const caller = { address: request.ip, userAgent: request.headers['user-agent'] };
  const actor = await sessions.findByAppPassword(text.slice(0, colon), text.slice(colon + 1), scope, caller);
  return actor && { actor, language: pickLanguage(request.headers['accept-language']) };
}

/** Programs send their password only when they are asked for it (RFC 7617, section 2). */
export function askForAppPassword(reply: FastifyReply): void {
  reply.header('www-authenticate', 'Basic realm="Kontor", charset="UTF-8"');
}
