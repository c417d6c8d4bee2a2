import type { CallContext } from '@kontor/plugin-api/server';
import { openIdCallbackPath } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { OpenIdSignInService } from './openid-sign-in-service.ts';

/** Doors that a browser goes through by itself, on its way to a provider and back: their answers are other addresses. */
export function mountOpenId({ http }: Core, signIns: OpenIdSignInService): void {
  http.mount(
    {
      name: 'openid.begin',
      methods: ['GET'],
      path: '/api/openid/:provider/begin',
      access: 'anyone',
      summary: 'Sends a browser to a provider to sign in there; `next` is where it goes afterwards',
      bodyLimit: 0,
      callsPerMinute: 30,
    },
    async (context) => {
      const query = new URL(context.request.url, 'http://kontor.invalid').searchParams;
      const next = ownPath(query.get('next'));
      return redirect(context, await signIns.begin(context, providerOf(context), next, query.get('shared') === '1'));
    },
  );
  http.mount(
    {
      name: 'openid.callback',
      methods: ['GET'],
      path: openIdCallbackPath,
      access: 'anyone',
      summary: 'Where a browser comes back to from a provider; the sign-in page asks for the session then',
      bodyLimit: 0,
      callsPerMinute: 30,
    },
    async (context) => redirect(context, await signIns.comeBack(context)),
  );
}

function redirect({ reply }: CallContext<'anyone'>, address: string): unknown {
  return reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(address, 303);
}

function providerOf({ request }: CallContext<'anyone'>): string {
  const { params } = request;
  const provider = typeof params === 'object' && params !== null && 'provider' in params ? params.provider : undefined;
  return typeof provider === 'string' ? provider : '';
}

/** A path of this very site, or the start page: never another origin, however it is spelled. */
export function ownPath(wanted: string | null): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
  const isOwn = wanted !== null && wanted.length <= 1000 && /^\/(?![/\\])[^\u0000-\u0020\\]*$/.test(wanted);
  return isOwn ? wanted : '/';
}
