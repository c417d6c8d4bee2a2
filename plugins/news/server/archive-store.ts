import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Posts that somebody wrote or let come out, for the personal archive. */
export async function listWrittenBy(tx: Tx, person: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select post.title, post.state, post.created_at as "createdAt", post.published_at as "publishedAt",
           post.author = ${person} as "isAuthor"
      from news_posts post
     where post.author = ${person}
        or exists (select 1 from news_post_authors author where author.post = post.id and author.person = ${person})
        or exists (select 1 from news_post_versions version where version.post = post.id and version.by = ${person})
     order by post.created_at, post.id`.execute(tx);
  return rows;
}

/** Channels whose settings name somebody. */
export async function listChannelsNaming(tx: Tx, person: string): Promise<string[]> {
  const named = JSON.stringify([{ kind: 'person', id: person }]);
  const { rows } = await sql<{ name: string }>`
    select name from news_channels
     where editors @> ${named}::jsonb or writers @> ${named}::jsonb or addressees @> ${named}::jsonb
     order by name`.execute(tx);
  return rows.map(({ name }) => name);
}

export async function listFollowedNames(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from news_follows join news_channels on id = channel where person = ${person} order by name`.execute(
    tx,
  );
  return rows.map(({ name }) => name);
}
