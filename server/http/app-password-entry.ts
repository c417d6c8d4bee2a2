import { pickLanguage } from '@kontor/base';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CurrentSession, Sessions } from '../core.ts';
import type { Door } from './door.ts';

const longest = 1000;

/**
 * Who comes with a login and an app password (HTTP Basic, RFC 7617), or with an address that has one in it, or nobody.
 * Throws `tooManySignIns`.
 */
export async function findProgram(
  request: FastifyRequest,
  { appPassword: scope, secretInPath }: Pick<Door, 'appPassword' | 'secretInPath'>,
  sessions: Pick<Sessions, 'findByAppPassword'>,
): Promise<CurrentSession | undefined> {
  const given = readBasic(request.headers.authorization) ?? (secretInPath ? readPath(request.params) : undefined);
  if (!scope || !given) return undefined;
  const caller = { address: request.ip, userAgent: request.headers['user-agent'] };
  const actor = await sessions.findByAppPassword(given.login, given.secret, scope, caller);
  return actor && { actor, language: pickLanguage(request.headers['accept-language']) };
}

interface Given {
  readonly login: string | undefined;
  readonly secret: string;
}

function readBasic(header: string | undefined): Given | undefined {
  const [, encoded] = /^basic +([a-z0-9+/]+={0,2}) *$/i.exec(header ?? '') ?? [];
  if (encoded === undefined || encoded.length > longest) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 1 ? undefined : { login: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** Addresses of calendars and feeds end like files. */
function readPath(params: unknown): Given | undefined {
  const secret = typeof params === 'object' && params !== null && 'secret' in params ? params.secret : undefined;
  return typeof secret === 'string' ? { login: undefined, secret: secret.replace(/\.(ics|atom)$/, '') } : undefined;
}

/** Programs send their password only when they are asked for it (RFC 7617, section 2). */
export function askForAppPassword(reply: FastifyReply): void {
  reply.header('www-authenticate', 'Basic realm="Kontor", charset="UTF-8"');
}
