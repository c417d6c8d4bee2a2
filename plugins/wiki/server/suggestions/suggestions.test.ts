import { docOfShared, textOfDoc } from '@kontor/editor/shared';
import { getSession, listNotifications } from '@kontor/schema';
import { type ApiClient, aTeam, liveClient, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  acceptSuggestion,
  commentNotAllowed,
  listSuggestions,
  listVersions,
  nameVersion,
  narrowPage,
  pageNotFound,
  pageReadOnly,
  pageTrashed,
  presentVersion,
  readVersion,
  rejectSuggestion,
  reopenSuggestion,
  suggestChange,
  suggestionNotFound,
  suggestionNotReversible,
  suggestionPlaceGone,
  suggestionSettled,
  suggestionTextChanged,
  trashPage,
  withdrawSuggestion,
} from '../../shared/index.ts';
import { aParagraph, aWikiPage, openPage } from '../test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const codeOf = ({ code }: { readonly code: string }) => ({ code });
const isOpen = { state: 'open', settledAt: null, settledBy: null };

/** What is committed. */
async function readText(client: ApiClient, page: string): Promise<string> {
  const { update } = await client.call(readVersion, { page, version: presentVersion });
  const document = new Y.Doc();
  Y.applyUpdate(document, Buffer.from(update, 'base64'));
  return textOfDoc(docOfShared(document));
}

/** A page of one line, which an editor has open. */
async function aWrittenPage(text: string) {
  const team = await aTeam(server);
  const { editor, space } = team;
  const { id: page } = await aWikiPage(editor.client, space, 'Merkblatt');
  const open = openPage(server, editor, page);
  await expect.poll(() => open.provider.synced).toBe(true);
  open.body.insert(0, [aParagraph(text)]);
  const line = (open.body.get(0) as Y.XmlElement).get(0) as Y.XmlText; // written a moment ago
  const isSaved = (words: string) => expect.poll(() => readText(editor.client, page).catch(() => '')).toBe(words);
  await isSaved(text);
  const anchorOf = (words: string) => {
    const at = line.toString().indexOf(words);
    const place = (index: number, assoc: number) =>
      Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(line, index, assoc))).toString(
        'base64',
      );
    return { from: place(at, 0), to: place(at + words.length, -1) };
  };
  const suggest = (client: ApiClient, original: string, replacement: string, reason = '') =>
    client.call(suggestChange, { page, anchor: anchorOf(original), original, replacement, reason });
  return { ...team, page, open, line, isSaved, suggest };
}

async function kindsFor(client: ApiClient): Promise<string[]> {
  return (await client.call(listNotifications, {})).notifications.map(({ kind }) => kind);
}

test('a reader suggests other words, the owner hears of it and accepts, the text is changed for all, the reader is told', async () => {
  const { editor, reader, page, open, isSaved, suggest } = await aWrittenPage('Binnen vier Wochen zu stellen.');
  const live = await liveClient(reader.client, (await reader.client.call(getSession, {})).cursor);
  const { id: suggestion } = await suggest(reader.client, 'vier Wochen', 'sechs Wochen', 'Neue Satzung');
  expect(await kindsFor(editor.client)).toContain('wiki.suggested');
  expect((await editor.client.call(listSuggestions, { page })).suggestions).toMatchObject([
    {
      ...isOpen,
      original: 'vier Wochen',
      replacement: 'sechs Wochen',
      reason: 'Neue Satzung',
      author: { name: 'Lena Lesser' },
    },
  ]);
  const accepted = await editor.client.call(acceptSuggestion, { suggestion, current: 'vier Wochen' });
  expect(accepted).toMatchObject({ state: 'accepted', settledBy: { name: 'Edda Eilers' } });
  await isSaved('Binnen sechs Wochen zu stellen.');
  await expect.poll(() => open.body.toString()).toContain('Binnen sechs Wochen zu stellen.');
  expect(await kindsFor(reader.client)).toContain('wiki.suggestion_settled');
  const isTold = () => live.events.filter(({ kind }) => kind === 'wiki.suggestion.changed').length === 2;
  await live.waitFor(isTold);
  live.close();
  open.close();
});

test('two editors who accept at once change the text once, and who was second is told', async () => {
  const { editor, other, reader, open, isSaved, suggest } = await aWrittenPage('Die Frist ist kurz.');
  const { id: suggestion } = await suggest(reader.client, 'kurz', 'kurz und knapp');
  const outcomes = await Promise.allSettled(
    [editor, other, editor, other].map(({ client }) => client.call(acceptSuggestion, { suggestion, current: 'kurz' })),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(codeOf(suggestionSettled));
  await isSaved('Die Frist ist kurz und knapp.');
  await expect(editor.client.call(rejectSuggestion, { suggestion, answer: '' })).rejects.toMatchObject(
    codeOf(suggestionSettled),
  );
  open.close();
});

test('the place stays with its words; what changed in it has to be seen, and where it is gone nothing is put', async () => {
  const { editor, reader, open, line, isSaved, suggest } = await aWrittenPage('Die Akte ist vollständig.');
  const { id: suggestion } = await suggest(reader.client, 'Akte', 'E-Akte');
  line.insert(0, 'Hinweis: ');
  await isSaved('Hinweis: Die Akte ist vollständig.');
  line.insert(15, 'nz');
  await isSaved('Hinweis: Die Aknzte ist vollständig.');
  const accept = (current: string) => editor.client.call(acceptSuggestion, { suggestion, current });
  await expect(accept('Akte')).rejects.toMatchObject(codeOf(suggestionTextChanged));
  await accept('Aknzte');
  await isSaved('Hinweis: Die E-Akte ist vollständig.');
  const { id: second } = await suggest(reader.client, 'vollständig', 'komplett');
  open.body.delete(0, 1);
  await isSaved('');
  await expect(editor.client.call(acceptSuggestion, { suggestion: second, current: '' })).rejects.toMatchObject(
    codeOf(suggestionPlaceGone),
  );
  await editor.client.call(rejectSuggestion, { suggestion: second, answer: 'Der Absatz ist weg' });
  open.close();
});

test('an accepted suggestion is taken back as long as its words stand there, a rejected one is opened again', async () => {
  const { editor, reader, page, open, line, isSaved, suggest } = await aWrittenPage('Bitte sofort melden.');
  const { id: suggestion } = await suggest(reader.client, 'sofort ', '');
  await editor.client.call(acceptSuggestion, { suggestion, current: 'sofort ' });
  await isSaved('Bitte melden.');
  expect(await editor.client.call(reopenSuggestion, { suggestion })).toMatchObject(isOpen);
  await isSaved('Bitte sofort melden.');
  await editor.client.call(rejectSuggestion, { suggestion, answer: 'Nein' });
  expect((await reader.client.call(listSuggestions, { page })).suggestions).toMatchObject([
    { state: 'rejected', answer: 'Nein' },
  ]);
  expect(await editor.client.call(reopenSuggestion, { suggestion })).toMatchObject({ ...isOpen, answer: '' });
  await editor.client.call(acceptSuggestion, { suggestion, current: 'sofort ' });
  await isSaved('Bitte melden.');
  await expect.poll(() => line.toString()).toBe('Bitte melden.');
  line.insert(6, 'nicht ');
  await isSaved('Bitte nicht melden.');
  await expect(editor.client.call(reopenSuggestion, { suggestion })).rejects.toMatchObject(
    codeOf(suggestionTextChanged),
  );
  open.close();
});

test('who only reads suggests and withdraws what is their own; who may not comment does neither; strangers see nothing', async () => {
  const { editor, other, reader, stranger, page, open, suggest } = await aWrittenPage('Aushang');
  const { id: suggestion } = await suggest(reader.client, 'Aushang', 'Anschlag');
  for (const { client } of [reader]) {
    await expect(client.call(acceptSuggestion, { suggestion, current: 'Aushang' })).rejects.toMatchObject(
      codeOf(pageReadOnly),
    );
    await expect(client.call(rejectSuggestion, { suggestion, answer: '' })).rejects.toMatchObject(codeOf(pageReadOnly));
    await expect(client.call(reopenSuggestion, { suggestion })).rejects.toMatchObject(codeOf(pageReadOnly));
  }
  await expect(other.client.call(withdrawSuggestion, { suggestion })).rejects.toMatchObject(codeOf(commentNotAllowed));
  await expect(stranger.client.call(listSuggestions, { page })).rejects.toMatchObject(codeOf(pageNotFound));
  await expect(stranger.client.call(withdrawSuggestion, { suggestion })).rejects.toMatchObject(
    codeOf(suggestionNotFound),
  );
  await editor.client.call(narrowPage, { page, readers: null, writers: null, readersComment: false });
  await expect(suggest(reader.client, 'Aushang', 'x')).rejects.toMatchObject(codeOf(commentNotAllowed));
  await reader.client.call(withdrawSuggestion, { suggestion });
  await expect(editor.client.call(reopenSuggestion, { suggestion })).rejects.toMatchObject(
    codeOf(suggestionNotReversible),
  );
  const { id: late } = await suggest(editor.client, 'Aushang', 'Tafel');
  await editor.client.call(trashPage, { page });
  await expect(editor.client.call(acceptSuggestion, { suggestion: late, current: 'Aushang' })).rejects.toMatchObject(
    codeOf(pageTrashed),
  );
  open.close();
});

test('an acceptance is an edit in the name of whoever accepted', async () => {
  const { owner, reader, page, open, isSaved, suggest } = await aWrittenPage('Alt');
  const { id: suggestion } = await suggest(reader.client, 'Alt', 'Neu');
  await owner.client.call(acceptSuggestion, { suggestion, current: 'Alt' });
  await isSaved('Neu');
  open.close();
  await owner.client.call(nameVersion, { page, label: 'Beschlossen' });
  const { versions } = await owner.client.call(listVersions, { page });
  expect(versions.flatMap(({ authors }) => authors.map(({ id }) => id))).toContain(owner.person.id);
});
