import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { SkeletonList } from '@kontor/ui';
import { getTalk } from '../../shared/comments.ts';
import { PublicMark } from '../feeds/public-mark-view.tsx';
import { PollSection } from '../polls/poll-view.tsx';
import { Reactions } from '../reactions/reactions-view.tsx';
import { Comments } from './comments-view.tsx';

/** What stands below a public post: its poll, who gave it which sign, what is said about it, and whether everybody may read it. */
export function Below({ post }: { readonly post: string }) {
  const talk = useQueryRoute(getTalk, { post });
  return (
    <div className="mt-6 flex flex-col gap-6 border-t border-border pt-6 print:hidden">
      <PollSection post={post} />
      <QueryView query={talk} waiting={<SkeletonList rows={2} hasAvatar />}>
        {(data) => (
          <>
            <Reactions post={post} comment={null} reactions={data.reactions} mayReact />
            <PublicMark post={post} />
            <Comments key={data.post} talk={data} />
          </>
        )}
      </QueryView>
    </div>
  );
}
