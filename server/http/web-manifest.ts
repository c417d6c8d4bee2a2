import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '@kontor/base';
import type { Http } from '@kontor/plugin-api/server';
import type { OrganisationProfile } from '@kontor/schema';

/** What the client's build says of itself as an app, once in each language. */
const files: Readonly<Record<Language, string>> = { de: 'manifest.webmanifest', en: 'manifest.en.webmanifest' };
const notBuilt = 'The web client is not built yet. Start Kontor with npm start, which builds it.';

export interface WebManifestParts {
  /** Of the built client. */
  readonly folder: string;
  readonly profile: () => Promise<Pick<OrganisationProfile, 'name' | 'accent' | 'setUp'>>;
}

/**
 * How browsers install Kontor: under the organisation's name and colour, in the language of the account, else of the
 * browser. Its `id` is the same for all, so that another language is no second app.
 */
export function serveWebManifest(http: Http, { folder, profile }: WebManifestParts): void {
  http.mount(
    {
      name: 'client.manifest',
      methods: ['GET', 'HEAD'],
      path: '/manifest.webmanifest',
      access: 'anyone',
      summary: 'How browsers install the web client, with the organisation’s name',
      bodyLimit: 0,
    },
    async ({ language, reply }) => {
      const text = await readFile(join(folder, files[language]), 'utf8').catch(() => undefined);
      if (text === undefined) return reply.status(503).type('text/plain').send(notBuilt);
      const { name, accent, setUp } = await profile();
      const branded = { ...JSON.parse(text), theme_color: accent, ...(setUp && { name: `${name} · Kontor` }) };
      reply.header('cache-control', 'no-cache').header('vary', 'accept-language, cookie');
      return reply.type('application/manifest+json').send(JSON.stringify(branded));
    },
  );
}

/**
 * Where the manifest has other apps share to. A browser that keeps things takes that itself (`worker/shared-in.ts` of `packages/web`);
 * what arrives here comes from one that keeps nothing. It is not read, and the page says why.
 */
export function refuseShared(http: Http): void {
  http.mount(
    {
      name: 'client.refuseShared',
      methods: ['POST'],
      path: '/share',
      access: 'anyone',
      summary: 'What a browser shares that keeps nothing: not read; leads to the page that says so',
      bodyLimit: 110_000_000,
    },
    async ({ reply }) => reply.redirect('/share?failed=nobody', 303),
  );
}
