import { addresseesUnknown } from '@kontor/schema';
import { anOrgUnit, aSignedInPerson, aTeam } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  archiveChannel,
  changeChannel,
  channelChangedMeanwhile,
  channelExists,
  channelNotFound,
  channelReadOnly,
  channelRef,
  createPost,
  followChannel,
  listChannels,
  listManagedChannels,
} from '../shared/index.ts';
import { aChannel, aPublicPost, asEditor, feedOf, type NewsServer, startNews } from './test-news.ts';

let news: NewsServer;

beforeAll(async () => {
  news = await startNews();
});
afterAll(() => news.server.stop());

test('only administrators manage channels, on the revision that they have seen, and it is audited', async () => {
  const somebody = await aSignedInPerson(news.server);
  const channel = await aChannel(news);
  await expect(somebody.client.call(listManagedChannels, {})).rejects.toMatchObject({ code: 'http.role_needed' });
  const { channels } = await news.administrator.client.call(listManagedChannels, {});
  const found = channels.find(({ id }) => id === channel);
  if (!found) throw new Error('It was made');
  const settings = { name: 'Umbenannt', description: '', everybody: false, needsApproval: false };
  const named = { editors: [], writers: [], addressees: [{ kind: 'everyone' as const }] };
  const input = { channel, revision: found.revision, ...settings, ...named };
  await news.administrator.client.call(changeChannel, input);
  await expect(news.administrator.client.call(changeChannel, input)).rejects.toMatchObject({
    code: channelChangedMeanwhile.code,
  });
  const { rows } = await news.server.database.transaction((tx) =>
    sql<{ kind: string }>`select kind from audit_log where object = ${channelRef(channel)} order by kind`.execute(tx),
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['news.channel_changed', 'news.channel_changed']);
});

test('an org unit and a space have one channel at most, and editors that do not exist are refused', async () => {
  const unit = await anOrgUnit(news.server);
  await aChannel(news, { orgUnit: unit.id });
  await expect(aChannel(news, { orgUnit: unit.id })).rejects.toMatchObject({ code: channelExists.code });
  const nobody = { kind: 'person', id: '00000000-0000-7000-8000-000000000000' } as const;
  await expect(aChannel(news, { editors: [nobody] })).rejects.toMatchObject({ code: addresseesUnknown.code });
});

test('in an archived channel nothing new is written, its posts stay', async () => {
  const editor = await aSignedInPerson(news.server);
  const channel = await aChannel(news, { editors: [asEditor(editor)] });
  const post = await aPublicPost(news, editor, channel);
  await news.administrator.client.call(archiveChannel, { channel, archived: true });
  await expect(editor.client.call(createPost, { channel })).rejects.toMatchObject({ code: channelReadOnly.code });
  expect(await feedOf(editor)).toContain(post);
  await news.administrator.client.call(archiveChannel, { channel, archived: false });
  await editor.client.call(createPost, { channel });
});

test('who follows a channel has its posts among their own news; channels of a space are hidden from all others', async () => {
  const { editor, reader, stranger, space } = await aTeam(news.server);
  const writer = await aSignedInPerson(news.server);
  const topic = await aChannel(news, { everybody: false, editors: [asEditor(writer)] });
  const post = await aPublicPost(news, writer, topic);
  expect(await feedOf(reader, 'own')).not.toContain(post);
  await reader.client.call(followChannel, { channel: topic, follows: true });
  expect(await feedOf(reader, 'own')).toContain(post);
  await reader.client.call(followChannel, { channel: topic, follows: false });
  expect(await feedOf(reader, 'own')).not.toContain(post);
  const closed = await aChannel(news, { space });
  const seen = async (who: typeof reader) => (await who.client.call(listChannels, {})).channels.map(({ id }) => id);
  expect(await seen(stranger)).not.toContain(closed);
  expect(await seen(editor)).toContain(closed);
  await expect(stranger.client.call(followChannel, { channel: closed, follows: true })).rejects.toMatchObject({
    code: channelNotFound.code,
  });
});
