import {
  type Access,
  foreignOrigin,
  otherPerson,
  personHeader,
  roleNeeded,
  sessionEnded as sessionWasEnded,
  signInNeeded,
} from '@kontor/schema';
import type { FastifyRequest } from 'fastify';

/** Throws unless the caller may use a door with this access. */
export function checkAccess(access: Access, { current, sessionEnded }: Caller): void {
  if (access === 'anyone') return;
  if (!current) throw sessionEnded ? sessionWasEnded() : signInNeeded();
  if (access === 'person') return;
  if (!current.actor.roles.has(access)) throw roleNeeded();
}

type Caller = Pick<FastifyRequest, 'current' | 'sessionEnded'>;

/**
 * A page says whose it is: where somebody else has signed in meanwhile in another window, it must neither show their
 * things nor write in their name.
 */
export function checkPerson(request: FastifyRequest): void {
  const meant = request.headers[personHeader];
  if (meant !== undefined && request.current && meant !== request.current.actor.person) throw otherPerson();
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send (cross-site request forgery): browsers name the origin of unsafe
 * requests (Fetch standard, section 3.2) and say `Sec-Fetch-Site`. Programs send neither and carry no foreign cookie.
 */
export function checkOrigin(request: FastifyRequest, ownOrigins: ReadonlySet<string>): void {
  if (safeMethods.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreignOrigin();
  checkOriginHeader(request, ownOrigins);
}

/** The same for sockets, whose opening is a GET that browsers send with an origin but without asking. */
export function checkOriginHeader(request: FastifyRequest, ownOrigins: ReadonlySet<string>): void {
  const { origin } = request.headers;
  if (origin === undefined || ownOrigins.has(origin)) return;
  // Behind loopback or a proxy the page's own host counts as its origin.
  if (URL.canParse(origin) && new URL(origin).host === request.headers.host) return;
  throw foreignOrigin();
}
