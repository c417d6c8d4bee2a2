import { type CallInputOf, fillPath, type OutputOf, type Route } from '@kontor/schema';

/** What a route answered instead of its output. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, error: { code: string; message: string; details?: Record<string, unknown> }) {
    super(`${status} ${error.code}: ${error.message}`);
    this.status = status;
    this.code = error.code;
    this.details = error.details ?? {};
  }
}

/** Calls the server over real HTTP, keeping the session cookie as a browser would. */
export interface ApiClient {
  readonly url: string;
  /** The cookie header, empty before signing in. */
  readonly cookie: string;
  call<R extends Route>(route: R, input: CallInputOf<R>): Promise<OutputOf<R>>;
  /** Any request with the session's cookie; for mounts and for bad input. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** `POST /api/session`. */
  signIn(login: string, password: string): Promise<void>;
}

/** `cookie` is the header of a client that is signed in already. */
export function apiClient(url: string, cookie = ''): ApiClient {
  const cookies = new Map<string, string>();
  for (const given of cookie.split('; ').filter((one) => one !== '')) {
    const [name = '', value = ''] = given.split('=');
    cookies.set(name, value);
  }

  function keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      const expired = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute)) || value === '';
      if (expired) cookies.delete(name);
      else cookies.set(name, value);
    }
  }

  const client: ApiClient = {
    url,
    get cookie() {
      return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    async fetch(path, init = {}) {
      const headers = new Headers(init.headers);
      if (client.cookie) headers.set('cookie', client.cookie);
      const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init, headers });
      keepCookies(response);
      return response;
    },
    async call(route, input) {
      const { path, rest } = fillPath(route.path, input);
      const inQuery = route.method === 'GET' || route.method === 'DELETE';
      const query = inQuery ? queryOf(rest) : '';
      const response = await client.fetch(`${path}${query}`, {
        method: route.method,
        ...(inQuery ? {} : { body: JSON.stringify(rest), headers: { 'content-type': 'application/json' } }),
      });
      const answer: unknown = await response.json();
      // The contract's own parse gives the type; a server that answers otherwise fails the test here.
      if (response.ok) return route.output.parse(answer) as OutputOf<typeof route>;
      throw new ApiFailure(response.status, (answer as { error: { code: string; message: string } }).error);
    },
    async signIn(login, password) {
      const response = await client.fetch('/api/session', {
        method: 'POST',
        body: JSON.stringify({ login, password }),
        headers: { 'content-type': 'application/json' },
      });
      if (response.ok) return;
      throw new ApiFailure(
        response.status,
        ((await response.json()) as { error: { code: string; message: string } }).error,
      );
    },
  };
  return client;
}

function queryOf(fields: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, String(one));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
