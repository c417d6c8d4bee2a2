import { type DocNode, documentSchema, sharedOfDoc } from '@kontor/editor/shared';
import { aSignedInPerson } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePost, createPost, getPost, listPosts, postRef, publishPost } from '../shared/index.ts';
import { aChannel, asEditor, change, type NewsServer, startNews } from './test-news.ts';

let news: NewsServer;

beforeAll(async () => {
  news = await startNews();
});
afterAll(() => news.server.stop());

const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '//evil.example/x',
  'blob:https://kontor.example/1',
];

/** What somebody's own program could write into the shared document, past every check of the editor. */
const evil: readonly DocNode[] = [
  ...addresses.map((href): DocNode => {
    const link = { type: 'link', attrs: { href, onclick: 'alert(1)' } };
    return { type: 'paragraph', content: [{ type: 'text', text: 'Link', marks: [link] }] };
  }),
  ...addresses.map((href): DocNode => ({ type: 'image', attrs: { href, src: href, alt: 'x', onerror: 'alert(1)' } })),
  { type: 'image', attrs: { file: '../../session', alt: '"><script>alert(1)</script>' } },
  { type: 'file', attrs: { file: 'x" onload="alert(1)', name: '<img src=x onerror=alert(1)>', mime: 'text/html' } },
  { type: 'script', content: [{ type: 'text', text: 'alert(1)' }] },
  { type: 'iframe', attrs: { src: 'https://evil.example' } },
  { type: 'paragraph', attrs: { style: 'position:fixed', onmouseover: 'alert(1)' } },
  { type: 'embed', attrs: { ref: 'javascript:alert(1)', name: 'x' } },
  { type: 'heading', attrs: { level: '1 onclick=alert(1)' }, content: [{ type: 'text', text: 'H' }] },
  { type: 'codeBlock', attrs: { language: '"><script>' }, content: [{ type: 'text', text: '</code><script>1' }] },
  { type: 'mathBlock', attrs: { source: '\\href{javascript:alert(1)}{x}' } },
];

test('whatever stands in the shared document, what comes out fits the schema and names nothing active', async () => {
  const writer = await aSignedInPerson(news.server);
  const channel = await aChannel(news, { editors: [asEditor(writer)] });
  const { database, collab } = news.context.host;
  for (const node of evil) {
    const { id } = await writer.client.call(createPost, { channel, title: 'Böse' });
    const doc = { type: 'doc', content: [node, { type: 'paragraph', content: [{ type: 'text', text: 'Ende' }] }] };
    await database.transaction((tx) => collab.write(tx, writer.actor, postRef(id), sharedOfDoc(doc)));
    await writer.client.call(publishPost, { post: id });
    const { published } = await writer.client.call(getPost, { post: id });
    if (!published) throw new Error('It came out');
    // Rejects what the schema does not allow, with every attribute.
    documentSchema.nodeFromJSON(published.doc).check();
    for (const { type, attrs = {} } of nodesOf(published.doc)) {
      if (type === 'unknownBlock' || type === 'unknownInline') continue; // shown as text, with its source
      for (const [name, value] of Object.entries(attrs)) {
        expect(name).not.toMatch(/^on|^style$|^src$/i);
        if (name === 'href' || name === 'ref' || name === 'file')
          expect(String(value)).not.toMatch(/script:|data:|^\/\/|"/i);
      }
    }
  }
});

test('titles and teasers are one line of plain text, whatever stands in them', async () => {
  const writer = await aSignedInPerson(news.server);
  const channel = await aChannel(news, { editors: [asEditor(writer)] });
  const title = '<img src=x onerror=alert(1)>"\'`{{1}}';
  const { id } = await writer.client.call(createPost, { channel, title });
  const bell = writer.client.call(changePost, { post: id, revision: 1, teaser: 'eins\u0000zwei' });
  await expect(bell).rejects.toMatchObject({ code: 'http.invalid_input' });
  const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Text' }] }] };
  const { database, collab } = news.context.host;
  await database.transaction((tx) => collab.write(tx, writer.actor, postRef(id), sharedOfDoc(doc)));
  await change(writer, id, { teaser: '<script>alert(1)</script>' });
  await writer.client.call(publishPost, { post: id });
  // As they were written: whoever shows them makes text of them, and nothing else.
  const { posts } = await writer.client.call(listPosts, { channel });
  expect(posts).toMatchObject([{ title, teaser: '<script>alert(1)</script>' }]);
});

function nodesOf(node: DocNode): { type: string; attrs?: Readonly<Record<string, unknown>> }[] {
  return [node, ...(node.marks ?? []), ...(node.content ?? []).flatMap(nodesOf)];
}
