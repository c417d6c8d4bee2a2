import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { ReactionSign } from '../../shared/reactions.ts';

export interface ReactionRow {
  comment: string | null;
  sign: ReactionSign;
  person: string;
}

/** All below a post, the first first. */
export async function listReactionsOf(tx: Tx, post: string): Promise<ReactionRow[]> {
  const { rows } = await sql<ReactionRow>`
    select comment, sign, person from news_reactions where post = ${post} order by at, person`.execute(tx);
  return rows;
}

/** Whether it was another before. */
export async function putReaction(
  tx: Tx,
  { post, comment, sign, person }: ReactionRow & { readonly post: string },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into news_reactions (post, comment, person, sign, at)
    values (${post}, ${comment}, ${person}, ${sign}, ${at}) on conflict do nothing returning sign`.execute(tx);
  return rows.length > 0;
}

export async function takeReaction(
  tx: Tx,
  { post, comment, sign, person }: ReactionRow & { readonly post: string },
): Promise<boolean> {
  const { rows } = await sql`
    delete from news_reactions
     where post = ${post} and comment is not distinct from ${comment} and person = ${person} and sign = ${sign}
    returning sign`.execute(tx);
  return rows.length > 0;
}

/** For the personal archive. */
export async function listReactionsBy(tx: Tx, person: string) {
  const { rows } = await sql<{ post: string; comment: string | null; sign: ReactionSign; at: Date }>`
    select post, comment, sign, at from news_reactions where person = ${person} order by at`.execute(tx);
  return rows;
}
