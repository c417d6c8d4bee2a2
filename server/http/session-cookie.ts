import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What decides the cookie's form: `secure` is true when people reach the server over https. */
interface CookieConfig {
  readonly secure: boolean;
}

/** `__Host-` makes browsers refuse the cookie from another host, another path or plain HTTP (RFC 6265bis, 4.1.3.2). */
export function sessionCookieName(config: CookieConfig): string {
  return config.secure ? '__Host-kontor_session' : 'kontor_session';
}

/** Names a browser in which somebody has signed in before; see `known-device-service.ts`. */
function deviceCookieName(config: CookieConfig): string {
  return config.secure ? '__Host-kontor_device' : 'kontor_device';
}

/** The browser's id, whether or not it is known. */
export function readDeviceToken(request: FastifyRequest, config: CookieConfig): string | undefined {
  return request.cookies[deviceCookieName(config)];
}

export function setDeviceCookie(reply: FastifyReply, config: CookieConfig, token: string, expiresAt: Date): void {
  reply.setCookie(deviceCookieName(config), token, { ...attributes(config), expires: expiresAt });
}

/** Binds a sign-in at a provider to the browser that began it. */
function openIdCookieName(config: CookieConfig): string {
  return config.secure ? '__Host-kontor_openid' : 'kontor_openid';
}

export function readOpenIdToken(request: FastifyRequest, config: CookieConfig): string | undefined {
  return request.cookies[openIdCookieName(config)];
}

/** `lax`, as the browser comes back from the provider by a link (RFC 6265bis, 5.6.7.1). */
export function setOpenIdCookie(reply: FastifyReply, config: CookieConfig, token: string, expiresAt: Date): void {
  reply.setCookie(openIdCookieName(config), token, { ...attributes(config), expires: expiresAt });
}

export function clearOpenIdCookie(reply: FastifyReply, config: CookieConfig): void {
  reply.clearCookie(openIdCookieName(config), attributes(config));
}

/** The token that the request carries, whether or not it is (still) good. */
export function readSessionToken(request: FastifyRequest, config: CookieConfig): string | undefined {
  return request.cookies[sessionCookieName(config)];
}

/** The cookies of somebody who has just signed in. On a shared computer the browser forgets them when it is closed. */
export function setSignInCookies(reply: FastifyReply, config: CookieConfig, signedIn: SignInTokens): void {
  const { token, expiresAt, shared, device } = signedIn;
  reply.setCookie(sessionCookieName(config), token, {
    ...attributes(config),
    ...(shared ? {} : { expires: expiresAt }),
  });
  if (device) setDeviceCookie(reply, config, device.token, device.expiresAt);
}

export interface SignInTokens {
  readonly token: string;
  readonly expiresAt: Date;
  readonly shared: boolean;
  readonly device?: { readonly token: string; readonly expiresAt: Date };
}

/**
 * Has the browser wipe what it keeps of this site (Clear Site Data, section 3.1), also where our client's own code does
 * not run any more. Cookies stay: that of the known browser is no secret of the person who leaves.
 */
export function wipeBrowser(reply: FastifyReply): void {
  reply.header('clear-site-data', '"cache", "storage"');
}

export function clearSessionCookie(reply: FastifyReply, config: CookieConfig): void {
  reply.clearCookie(sessionCookieName(config), attributes(config));
}

function attributes(config: CookieConfig) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: config.secure } as const;
}
