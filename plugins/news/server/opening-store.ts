import type { Tx } from '@kontor/database';
import type { AccessSubject } from '@kontor/schema';
import { sql } from 'kysely';

/** Those of these org units and groups that edit a channel, or to whom posts are addressed (P20). */
export async function listOpened(tx: Tx, subjects: readonly AccessSubject[]): Promise<AccessSubject[]> {
  if (subjects.length === 0) return [];
  const { rows } = await sql<AccessSubject>`
    select subject.kind, subject.id
      from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as subject (kind text, id uuid)
     where exists (
       select 1 from news_channels channel
        where channel.editors @> jsonb_build_array(jsonb_build_object('kind', subject.kind, 'id', subject.id)))
        or exists (
       select 1 from news_posts post
        where post.addressees @> jsonb_build_array(jsonb_build_object('kind', subject.kind, 'id', subject.id))
          and post.state = 'published' and post.deleted_at is null)`.execute(tx);
  return rows;
}
