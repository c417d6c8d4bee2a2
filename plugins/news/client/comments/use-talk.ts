import { newId } from '@kontor/base';
import { useAction, usePendingChanges, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import type { InputOf } from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect, useMemo, useState } from 'react';
import {
  addComment,
  type Comment,
  closeComments,
  deleteComment,
  editComment,
  getTalk,
  hideComment,
  type Talk,
} from '../../shared/comments.ts';
import { postRef } from '../../shared/index.ts';
import { commentMessages } from './comment-messages.ts';

/** A comment as it is shown, also one that is on its way. */
export type ShownComment = Comment & { readonly isWaiting: boolean };

const waitingComment = {
  at: new Date().toISOString(),
  isEdited: false,
  isDeleted: false,
  hidden: null,
  isWaiting: true,
} as const;

/** A comment with its answers. */
export interface Thread {
  readonly root: ShownComment;
  readonly answers: readonly ShownComment[];
}

/** What is said below a post, together with what waits on this device, and all that can be done to it. */
export function useTalk(talk: Talk) {
  const t = useMessages(commentMessages);
  const toast = useToast();
  const { person } = useSession();
  const options = { object: () => postRef(talk.post), refreshes: [getTalk] };
  const add = useQueuedAction(addComment, { ...options, title: () => t('queuedAdd') });
  const edit = useQueuedAction(editComment, { ...options, title: () => t('queuedEdit') });
  const remove = useQueuedAction(deleteComment, { ...options, title: () => t('queuedDelete') });
  const hide = useAction(hideComment, { refreshes: [getTalk] });
  const close = useAction(closeComments, { refreshes: [getTalk] });
  const added = usePendingChanges(addComment);
  const edited = usePendingChanges(editComment);
  const removed = usePendingChanges(deleteComment);
  const failure = (add.error ?? edit.error ?? remove.error ?? hide.error ?? close.error)?.message;
  useEffect(() => {
    if (failure !== undefined) toast.show({ text: t('failed', { reason: failure }), tone: 'danger' });
  }, [failure, toast, t]);
  const mine = added.changes.filter(({ input }) => input.post === talk.post);
  // What was sent shows until the server's answer has it, too.
  const [sent, setSent] = useState<readonly InputOf<typeof addComment>[]>([]);
  useEffect(() => {
    setSent((before) => {
      const rest = before.filter(({ id }) => talk.comments.every((comment) => comment.id !== id));
      return rest.length === before.length ? before : rest;
    });
  }, [talk.comments]);
  const threads = useMemo(() => {
    const known = new Set(talk.comments.map(({ id }) => id));
    const queued = mine.flatMap(({ input, refusal }) => (refusal === undefined ? input : []));
    const onTheirWay = new Map([...sent, ...queued].map((input) => [input.id, input]));
    const waiting = [...onTheirWay.values()]
      .filter(({ id }) => !known.has(id))
      .map((input) => ({
        ...waitingComment,
        ...input,
        mentions: [],
        reactions: [],
        author: { id: person.id, name: person.name },
      }));
    const gone = new Set(removed.changes.flatMap(({ input, refusal }) => (refusal === undefined ? input.comment : [])));
    const words = new Map(
      edited.changes.flatMap(({ input, refusal }) =>
        refusal === undefined ? [[input.comment, input.text] as const] : [],
      ),
    );
    const stored = talk.comments.map((comment): ShownComment => {
      const text = words.get(comment.id);
      return text === undefined
        ? { ...comment, isWaiting: false }
        : { ...comment, text, isEdited: true, isWaiting: true };
    });
    return threadsOf([...stored, ...waiting].filter(({ id }) => !gone.has(id)));
  }, [talk.comments, mine, sent, edited.changes, removed.changes, person]);
  return {
    threads,
    refused: mine.filter(({ refusal }) => refusal !== undefined),
    forget: added.forget,
    isPending: add.isPending,
    async add(text: string, mentions: string[], parent: string | null): Promise<boolean> {
      const input = { post: talk.post, id: newId(), parent, text, mentions };
      setSent((before) => [...before, input]);
      const isRefused = (await add.run(input)) === 'refused';
      if (isRefused) setSent((before) => before.filter(({ id }) => id !== input.id));
      return !isRefused;
    },
    async edit(comment: string, text: string, mentions: string[]): Promise<boolean> {
      return (await edit.run({ comment, text, mentions })) !== 'refused';
    },
    remove: (comment: string) => void remove.run({ comment }),
    async hide(comment: string, reason: string | null): Promise<boolean> {
      return (await hide.run({ comment, hidden: reason === null ? null : { reason } })) !== undefined;
    },
    async close(closed: boolean): Promise<void> {
      if (await close.run({ post: talk.post, closed })) toast.show({ text: t(closed ? 'closedNow' : 'openNow') });
    },
  };
}

export type TalkChanges = ReturnType<typeof useTalk>;

/** By what they answer, each in the order of its time; an answer whose comment is gone stands for itself. */
export function threadsOf(comments: readonly ShownComment[]): Thread[] {
  const roots = comments.filter(({ parent }) => parent === null || comments.every(({ id }) => id !== parent));
  return roots.map((root) => ({ root, answers: comments.filter(({ parent }) => parent === root.id) }));
}
