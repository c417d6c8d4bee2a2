import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { expect, test } from 'vitest';
import { LinkPreviews, readPreview } from './link-previews.ts';

test('what a page says of itself is text, and its picture one that the homeserver keeps', () => {
  const given = {
    'og:title': ' <img src=x onerror=alert(1)>\n Titel ',
    'og:description': 'x'.repeat(1_000),
    'og:site_name': 7,
    'og:image': 'mxc://kontor.test/abc_-1',
  };
  const read = readPreview(given);
  expect(read).toMatchObject({ title: '<img src=x onerror=alert(1)> Titel', site: '', picture: given['og:image'] });
  expect(read?.text).toHaveLength(300);
  for (const picture of ['https://evil.test/a.png', 'javascript:alert(1)', 'mxc://a/b?c', 'data:image/svg+xml,x', {}])
    expect(readPreview({ 'og:title': 'x', 'og:image': picture })?.picture).toBeUndefined();
  for (const answer of [undefined, null, 'x', {}, { 'og:title': ' ' }, { 'og:title': {} }])
    expect(readPreview(answer)).toBeUndefined();
});

test('pages are asked for a few at a time, each once, and never out of an encrypted room', async () => {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const sdk = {
    on: () => undefined,
    getAccountData: () => undefined,
    getRoom: (room: string) => (room === 'gone' ? null : { hasEncryptionStateEvent: () => room === 'secret' }),
    getUrlPreview: (url: string) => {
      asked.push(url);
      return new Promise((resolve) => answers.push(() => resolve({ 'og:title': url })));
    },
  };
  const previews = new LinkPreviews(sdk as unknown as MatrixClient); // of which it uses these
  expect(await previews.find('secret', 'https://a.test/')).toBeUndefined();
  expect(await previews.find('gone', 'https://a.test/')).toBeUndefined();
  const all = ['a', 'b', 'c', 'd', 'a'].map((page) => previews.find('open', `https://${page}.test/`));
  expect(asked).toEqual(['https://a.test/', 'https://b.test/', 'https://c.test/']);
  answers[0]?.();
  await all[0];
  await expect.poll(() => asked).toHaveLength(4);
  for (const answer of answers) answer();
  expect((await Promise.all(all)).map((found) => found?.title)).toEqual(
    ['a', 'b', 'c', 'd', 'a'].map((page) => `https://${page}.test/`),
  );
});
