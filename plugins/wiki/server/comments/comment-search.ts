import { refOf } from '@kontor/base';
import { provideComments, staleAfter } from '@kontor/plugin-api/server';
import { pageRef, threadChanged } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { findCommentsWithPage, listCommentIds } from './comment-store.ts';

/** What was said about a page, also what is resolved, is found by whoever finds the page. */
export function searchComments({ host }: PageContext): void {
  provideComments(host, {
    noun: 'wiki/comment',
    async read(tx, ids) {
      const rows = await findCommentsWithPage(tx, ids);
      return rows.map(({ id, page, author, text, at }) => ({ id, object: pageRef(page), author, text, at }));
    },
    listIds: listCommentIds,
    staleAfter: [
      staleAfter(threadChanged, (_tx, { payload: { comment } }) =>
        comment === undefined ? [] : [refOf('wiki', 'comment', comment)],
      ),
    ],
  });
}
