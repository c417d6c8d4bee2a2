import { refOf } from '@kontor/base';
import { plainTextOf, readMarkdown } from '@kontor/matrix/shared';
import { provideComments, staleAfter } from '@kontor/plugin-api/server';
import { ideaChanged, ideaRef } from '../shared/index.ts';
import { findComments, listCommentIds } from './comment-store.ts';
import type { IdeasContext } from './ideas-context.ts';

/** What was said about an idea is found by whoever finds the idea. */
export function searchComments({ host }: IdeasContext): void {
  provideComments(host, {
    noun: 'ideas/comment',
    async read(tx, ids) {
      const rows = await findComments(tx, ids);
      return rows.map(({ id, idea, person, text, at }) => ({
        id,
        object: ideaRef(idea),
        author: person,
        text: plainTextOf(readMarkdown(text)),
        at,
      }));
    },
    listIds: listCommentIds,
    staleAfter: [
      staleAfter(ideaChanged, (_tx, { payload }) =>
        (payload.comments ?? []).map((comment) => refOf('ideas', 'comment', comment)),
      ),
    ],
  });
}
