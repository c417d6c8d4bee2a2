import { type ApiError, useAction } from '@kontor/plugin-api/client';
import type { CallInputOf } from '@kontor/schema';
import { changePost, getPost, listOwnPosts, type Post } from '../../shared/index.ts';

type Change = Omit<CallInputOf<typeof changePost>, 'post' | 'revision'>;

export interface PostChange {
  /** One after the other, each on the newest revision that is known here. */
  change(change: Change): Promise<boolean>;
  /** Once all that was begun before this is answered; what locks the post waits for it. */
  settle(): Promise<void>;
  readonly isPending: boolean;
  readonly error: ApiError | undefined;
}

/** What is sent for one post, from all fields and dialogs of this window. */
interface Line {
  /** The newest that is known here. */
  revision: number;
  last: Promise<unknown>;
}

const lines = new Map<string, Line>();

/** Changes what stands around the text. */
export function usePostChange({ id, revision }: Pick<Post, 'id' | 'revision'>): PostChange {
  const { run, isPending, error } = useAction(changePost, { refreshes: [getPost, listOwnPosts] });
  const line = lines.get(id) ?? { revision, last: Promise.resolve() };
  lines.set(id, line);
  line.revision = Math.max(line.revision, revision);
  async function change(given: Change) {
    const saved = line.last.then(async () => {
      const done = await run({ post: id, revision: line.revision, ...given });
      if (done) line.revision = Math.max(line.revision, done.revision);
      return done !== undefined;
    });
    line.last = saved.catch(() => undefined); // thrown to whoever waits for it
    return saved;
  }
  return { change, settle: async () => void (await line.last), isPending, error };
}
