import { addScimClient, type ScimSettings } from '@kontor/schema';
import type { ApiClient } from '@kontor/server/testing';

/** An answer of SCIM, with its body as far as there is one. */
export interface ScimAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what a program reads from JSON; tests compare it.
  readonly body: any;
}

/** A program outside that calls SCIM, with its token and nothing else. */
export interface ScimCaller {
  readonly id: string;
  readonly token: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ScimAnswer>;
}

export function scimCaller(url: string, token: string, id = ''): ScimCaller {
  return {
    id,
    token,
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${url}/scim/v2${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/scim+json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
    },
  };
}

/** Lets a program in as an administrator does. */
export async function aScimClient(
  admin: ApiClient,
  { name = 'Identität', join = 'never' }: Partial<ScimSettings> = {},
): Promise<ScimCaller> {
  const { client, token } = await admin.call(addScimClient, { name, join });
  return scimCaller(admin.url, token, client.id);
}

/** A PATCH body. */
export const patchOf = (...operations: readonly unknown[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: operations,
});
