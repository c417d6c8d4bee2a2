import { lazyPart } from '@kontor/plugin-api/client';
import { Suspense } from 'react';
import type { Post } from '../../shared/index.ts';

const Below = lazyPart(async () => (await import('../comments/below-view.tsx')).Below);

/** Below the text of a public post. */
export function PostBelow({ post }: { readonly post: Post }) {
  return (
    <Suspense>
      <Below post={post.id} />
    </Suspense>
  );
}
