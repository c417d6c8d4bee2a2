import { lazyLayer } from '@kontor/plugin-api/client';
import { coverClasses } from '@kontor/plugin-api/document';
import { Button, Image, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { Post } from '../../shared/index.ts';
import { writingMessages } from './writing-messages.ts';

const PostCover = lazyLayer(async () => (await import('./post-cover-view.tsx')).PostCover);

/** The picture above the draft, or the way to one. */
export function DraftCover({ post }: { readonly post: Post }) {
  const t = useMessages(writingMessages);
  const [isChanging, setChanging] = useState(false);
  const { draft, mayWrite } = post;
  if (!draft) return null;
  return (
    <div className="flex flex-col gap-2">
      {draft.cover !== null && <img src={`/api/files/${draft.cover}`} alt={draft.coverAlt} className={coverClasses} />}
      {mayWrite && (
        <Button size="sm" variant="quiet" icon={Image} className="-ms-2.5 self-start" onPress={() => setChanging(true)}>
          {t(draft.cover === null ? 'addCover' : 'cover')}
        </Button>
      )}
      {isChanging && <PostCover post={post} onClose={() => setChanging(false)} />}
    </div>
  );
}
