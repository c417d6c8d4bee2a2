import { type ApiError, useAction } from '@kontor/plugin-api/client';
import type { CallInputOf } from '@kontor/schema';
import { useRef } from 'react';
import { changePost, getPost, listOwnPosts, type Post } from '../../shared/index.ts';

type Change = Omit<CallInputOf<typeof changePost>, 'post' | 'revision'>;

export interface PostChange {
  /** One after the other, each on the newest revision that is known here. */
  change(change: Change): Promise<boolean>;
  readonly isPending: boolean;
  readonly error: ApiError | undefined;
}

/** Changes what stands around the text. */
export function usePostChange({ id, revision }: Pick<Post, 'id' | 'revision'>): PostChange {
  const { run, isPending, error } = useAction(changePost, { refreshes: [getPost, listOwnPosts] });
  const known = useRef(revision);
  known.current = Math.max(known.current, revision);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  async function change(given: Change) {
    const saved = queue.current.then(async () => {
      const done = await run({ post: id, revision: known.current, ...given });
      if (done) known.current = Math.max(known.current, done.revision);
      return done !== undefined;
    });
    queue.current = saved.catch(() => undefined); // thrown to whoever waits for it
    return saved;
  }
  return { change, isPending, error };
}
