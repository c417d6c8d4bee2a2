import { isUuid, parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { channelChanged, channelRef, postRef } from '../shared/index.ts';
import { canRead, canWrite } from './channel-rights.ts';
import { type ChannelRow, findChannels, lockChannel, writeChannel } from './channel-store.ts';
import type { NewsContext } from './news-context.ts';
import { findPosts, lockPost, type PostRow, writePost } from './post-store.ts';

/** Channels that somebody edits by name, and what they have begun and not published. */
export function provideHandOver(context: NewsContext): void {
  provideChannels(context);
  provideDrafts(context);
}

function provideChannels(context: NewsContext): void {
  const { host } = context;
  host.handOver.provide({
    kind: 'news.channels',
    one: { de: 'ein Kanal für Neuigkeiten', en: 'a news channel' },
    many: { de: 'Kanäle für Neuigkeiten', en: 'news channels' },
    onMove: 'stays',
    // Administrators say who edits a channel.
    givenBy: 'administrators',
    async list(tx, person) {
      const channels = await listEditedBy(tx, person);
      return channels.map(({ id, name, editors }) => ({
        ref: channelRef(id),
        title: name,
        others: editors.filter((each) => each.kind === 'person' && each.id !== person).map((each) => each.id),
      }));
    },
    findSeen: (tx, { person }, refs) => filterReadable(context, tx, person, refs),
    findFitting: (tx, { person }, refs) => filterReadable(context, tx, person, refs),
    async pass(tx, { actor, from, to, refs }) {
      for (const id of idsOf(refs).sort()) {
        const row = await lockChannel(tx, id);
        if (!row?.editors.some((each) => isPerson(each, from))) continue;
        const kept = row.editors.filter((each) => !isPerson(each, from) && !isPerson(each, to));
        await writeChannel(tx, { ...row, editors: [...kept, { kind: 'person', id: to }] });
        const audience = row.space === null ? ({ everyone: true } as const) : { space: row.space };
        await host.events.append(tx, channelChanged, { channel: id }, audience, { actor });
      }
    },
  });
}

function provideDrafts(context: NewsContext): void {
  context.host.handOver.provide({
    kind: 'news.drafts',
    one: { de: 'ein Beitrag in Arbeit', en: 'a post being written' },
    many: { de: 'Beiträge in Arbeit', en: 'posts being written' },
    onMove: 'stays',
    // Nobody writes in a channel who may not anyway.
    opensNothing: true,
    async list(tx, person) {
      const { rows } = await sql<{ id: string; title: string; others: string[] }>`
        select post.id, post.title,
               array(select person from news_post_authors also where also.post = post.id and person <> ${person}) as others
          from news_posts post
         where post.author = ${person} and post.state in ('draft', 'scheduled') and post.deleted_at is null
         order by post.created_at, post.id`.execute(tx);
      return rows.map(({ id, ...post }) => ({ ref: postRef(id), ...post }));
    },
    async findFitting(tx, { person }, refs) {
      const posts = await findPosts(tx, idsOf(refs));
      const channels = new Map(
        (
          await findChannels(
            tx,
            posts.map(({ channel }) => channel),
          )
        ).map((row) => [row.id, row]),
      );
      const holder = await context.readHolder(tx, person);
      const mayWrite = ({ channel }: PostRow) => {
        const row = channels.get(channel);
        return row !== undefined && canWrite(context.host, holder, row);
      };
      return new Set(posts.filter(mayWrite).map(({ id }) => postRef(id)));
    },
    async pass(tx, { actor, from, to, refs }) {
      for (const id of idsOf(refs).sort()) {
        const row = await lockPost(tx, id);
        if (row?.author !== from || row.deleted_at !== null) continue;
        await setAuthor(tx, id, to);
        await context.announceChange(tx, actor, await writePost(tx, row));
      }
    },
  });
}

async function filterReadable(context: NewsContext, tx: Tx, person: string, refs: readonly Ref[]) {
  const holder = await context.readHolder(tx, person);
  const channels = await findChannels(tx, idsOf(refs));
  return new Set(channels.filter((channel) => canRead(holder, channel)).map(({ id }) => channelRef(id)));
}

async function listEditedBy(tx: Tx, person: string): Promise<ChannelRow[]> {
  const { rows } = await sql<ChannelRow>`
    select * from news_channels
     where archived_at is null and editors @> ${JSON.stringify([{ kind: 'person', id: person }])}::jsonb
     order by name, id`.execute(tx);
  return rows;
}

async function setAuthor(tx: Tx, post: string, author: string): Promise<void> {
  await sql`delete from news_post_authors where post = ${post} and person = ${author}`.execute(tx);
  await sql`update news_posts set author = ${author} where id = ${post}`.execute(tx);
}

function isPerson({ kind, id }: ChannelRow['editors'][number], person: string): boolean {
  return kind === 'person' && id === person;
}

function idsOf(refs: readonly Ref[]): string[] {
  return refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid);
}
