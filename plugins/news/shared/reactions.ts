import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { commentNotFound } from './comment-errors.ts';
import { postNotFound } from './errors.ts';

const { id, nothing } = fields;

/** The few signs with which people at work answer without words; the same as in the chat. */
export const reactionSigns = ['👍', '✅', '❤️', '😄', '🎉', '👀', '🙏', '🤔', '👏', '☕'] as const;
export const reactionSign = z.enum(reactionSigns);
export type ReactionSign = z.output<typeof reactionSign>;

/** So many names are told; of more people only how many they are. */
export const mostReactionNames = 50;

/** One sign below a post or a comment, with who gave it, the first first. */
export const reaction = z.object({
  sign: reactionSign,
  count: z.number().int(),
  people: z.array(z.object({ id, name: z.string() })),
  /** Whether the reader is among them. */
  isOwn: z.boolean(),
});
export type Reaction = z.output<typeof reaction>;

export const react = defineRoute({
  name: 'news.react',
  method: 'PUT',
  path: '/api/news/posts/:post/reactions',
  idempotent: true,
  access: 'person',
  summary: 'Gives a sign to a post, or to a comment on it, or takes it back; twice is as once',
  input: z.object({ post: id, comment: id.nullable(), sign: reactionSign, on: z.boolean() }),
  output: nothing,
  errors: [postNotFound, commentNotFound],
  callsPerMinute: 120,
});

/** Signs after somebody gave one or took it back; what is there already changes nothing. */
export function withReaction(
  reactions: readonly Reaction[],
  { sign, on }: { readonly sign: ReactionSign; readonly on: boolean },
  person: { readonly id: string; readonly name: string },
): Reaction[] {
  const before = reactions.find((each) => each.sign === sign);
  if ((before?.isOwn ?? false) === on) return [...reactions];
  const people = (before?.people ?? []).filter(({ id: one }) => one !== person.id);
  const after: Reaction = {
    sign,
    count: (before?.count ?? 0) + (on ? 1 : -1),
    people: on ? [...people, person].slice(0, mostReactionNames) : people,
    isOwn: on,
  };
  if (!before) return [...reactions, after];
  return reactions.flatMap((each) => (each.sign !== sign ? [each] : after.count > 0 ? [after] : []));
}
