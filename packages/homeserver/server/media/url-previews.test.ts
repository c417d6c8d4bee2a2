import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PublicAddress, resolvePublic } from '../outgoing/private-address.ts';
import type { Upload } from './media.ts';
import { PreviewPictures } from './preview-pictures.ts';
import { UrlPreviews } from './url-previews.ts';

/** A small internet: one public site, which is here, and names that lead elsewhere. */
let site: Server;
let asked: string[] = [];
let picture: Buffer;
const pages = new Map<string, RequestListener>();
const page = (head: string): RequestListener => {
  return (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<head>${head}</head>`);
};
const redirect = (location: string): RequestListener => {
  return (_request, response) => response.writeHead(302, { location }).end();
};

beforeAll(async () => {
  picture = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#2080c0' } })
    .png()
    .toBuffer();
  site = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = pages.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => site.close(resolve)));

const names: Readonly<Record<string, readonly PublicAddress[]>> = {
  'intern.example': [{ address: '10.0.0.7', family: 4 }],
  'halb.example': [
    { address: '93.184.216.34', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ],
  'sechs.example': [{ address: '::ffff:192.168.0.1', family: 6 }],
};

async function resolve(host: string): Promise<PublicAddress> {
  if (host === 'amt.example') return { address: '127.0.0.1', family: 4 };
  return resolvePublic(host, async (name) => names[name] ?? []);
}

const address = (path: string) => `http://amt.example:${(site.address() as AddressInfo).port}${path}`;
const kept: { readonly userId: string; readonly upload: Upload; readonly bytes: number }[] = [];

function preview(url: string) {
  asked = [];
  kept.length = 0;
  const media = {
    addPreview: async (userId: string, upload: Upload) => {
      let bytes = 0;
      for await (const part of upload.content) bytes += part.length;
      kept.push({ userId, upload, bytes });
      return `bild${kept.length}`;
    },
  };
  const previews = new UrlPreviews(new PreviewPictures(media, 'stadt.example'), resolve);
  return previews.of(url, { language: 'de', userId: '@frida:stadt.example' });
}

test('the picture of a page is kept here, with its size', async () => {
  pages.set('/seite', page('<title>Amt</title><meta property="og:image" content="bild.png">'));
  pages.set('/bild.png', (_request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(picture));
  expect(await preview(address('/seite'))).toEqual({
    'og:title': 'Amt',
    'og:image': 'mxc://stadt.example/bild1',
    'og:image:type': 'image/png',
    'og:image:width': 30,
    'og:image:height': 20,
    'matrix:image:size': picture.length,
  });
  expect(kept).toMatchObject([
    { userId: '@frida:stadt.example', bytes: picture.length, upload: { type: 'image/png' } },
  ]);
});

test.each([
  ['is none', (_request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('<script>')],
  ['is a drawing', (_request, response) => response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>')],
  ['has another type', (_request, response) => response.writeHead(200, { 'content-type': 'image/gif' }).end(picture)],
  ['is in the own network', redirect('http://10.0.0.1/bild.png')],
  ['is a huge file', (_request, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end(huge())],
] as const satisfies readonly (readonly [string, RequestListener])[])(
  'a picture that %s is left out, and nothing is kept',
  async (_what, answer) => {
    pages.set('/seite', page('<title>Amt</title><meta property="og:image" content="/bild">'));
    pages.set('/bild', answer);
    expect(await preview(address('/seite'))).toEqual({ 'og:title': 'Amt' });
    expect(kept).toEqual([]);
  },
);

const huge = () => Buffer.concat([picture, Buffer.alloc(6 * 1024 * 1024)]);

test.each([
  'http://10.0.0.1/bild.png',
  'http://intern.example/x',
  'file:///etc/passwd',
  'data:image/png;base64,x',
  'http://',
])('the picture %s is not asked for', async (url) => {
  pages.set('/seite', page(`<title>Amt</title><meta property="og:image" content="${url}">`));
  expect(await preview(address('/seite'))).toEqual({ 'og:title': 'Amt' });
  expect(asked).toEqual(['/seite']);
});

test.each([
  ['http://127.0.0.1/', 'an address of the machine'],
  ['http://[::ffff:127.0.0.1]/', 'one written in the other way'],
  ['http://2130706433/', 'one as a single number'],
  ['http://0177.0.0.1/', 'one in octal numbers'],
  ['http://0x7f.1/', 'a shortened one'],
  ['http://intern.example/', 'a name in the own network'],
  ['http://halb.example/', 'a name that is also in the own network'],
  ['http://sechs.example/', 'a name with a mapped address'],
])('a redirect to %s is not followed: %s', async (location) => {
  pages.set('/weiter', redirect(location));
  await expect(preview(address('/weiter'))).rejects.toMatchObject({ status: 403, errcode: 'M_FORBIDDEN' });
  await expect(preview(location)).rejects.toMatchObject({ status: 403, errcode: 'M_FORBIDDEN' });
  expect(asked).toEqual([]);
});

test('redirects within the internet are followed, but not for ever', async () => {
  pages.set('/alt', redirect('/neu'));
  pages.set('/neu', page('<title>Neu</title>'));
  expect(await preview(address('/alt'))).toEqual({ 'og:title': 'Neu' });
  pages.set('/kreis', redirect('/kreis'));
  expect(await preview(address('/kreis'))).toEqual({});
  expect(asked.length).toBeLessThan(10);
});
