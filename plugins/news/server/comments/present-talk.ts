import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import type { Comment, Talk } from '../../shared/comments.ts';
import { presentReactions } from '../reactions/present-reactions.ts';
import type { ReactionRow } from '../reactions/reaction-store.ts';
import type { AroundPost } from './around-posts.ts';
import type { CommentRow } from './comment-store.ts';

interface FoundTalk {
  readonly post: AroundPost;
  readonly comments: readonly CommentRow[];
  readonly reactions: readonly ReactionRow[];
  readonly isClosed: boolean;
}

/** What is said below a post, as the actor may see it. */
export async function presentTalk(
  { people }: Pick<ServerHost, 'people'>,
  tx: Tx,
  { person: reader }: Actor,
  { post, comments, reactions, isClosed }: FoundTalk,
): Promise<Talk> {
  const named = [
    ...comments.flatMap(({ author, mentions }) => (author === null ? mentions : [author, ...mentions])),
    ...reactions.map(({ person }) => person),
  ];
  const persons = await people.findPersons(tx, [...new Set(named)]);
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  const given = presentReactions(reactions, names, reader);
  const readerOf = { reader, mayModerate: post.isEditor };
  return {
    post: post.id,
    comments: comments.map((row) => ({ ...presentComment(row, names, readerOf), reactions: given.get(row.id) ?? [] })),
    reactions: given.get(null) ?? [],
    isClosed,
    mayModerate: post.isEditor,
    mayClose: post.mayClose && post.isPublished,
  };
}

function presentComment(
  row: CommentRow,
  names: ReadonlyMap<string, string>,
  { reader, mayModerate }: { readonly reader: string; readonly mayModerate: boolean },
): Omit<Comment, 'reactions'> {
  const isDeleted = row.deleted_at !== null;
  const isHidden = row.hidden_at !== null;
  const knows = mayModerate || row.author === reader;
  const isShown = !isDeleted && (!isHidden || knows);
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  return {
    id: row.id,
    parent: row.parent,
    author: row.author === null || isDeleted ? null : person(row.author),
    text: isShown ? row.text : null,
    mentions: isShown ? row.mentions.filter((id) => names.has(id)).map(person) : [],
    at: row.at.toISOString(),
    isEdited: row.edited_at !== null && !isDeleted,
    isDeleted,
    hidden: isHidden && !isDeleted ? { reason: knows ? row.hidden_reason : null } : null,
  };
}
