import { CoverDialog } from '@kontor/plugin-api/document';
import { useMessages } from '@kontor/ui';
import type { Post } from '../../shared/index.ts';
import { usePostChange } from './use-change.ts';
import { writingMessages } from './writing-messages.ts';

/** Which picture stands above a post. */
export function PostCover({ post, onClose }: { readonly post: Post; readonly onClose: () => void }) {
  const t = useMessages(writingMessages);
  const { change, error } = usePostChange(post);
  return (
    <CoverDialog
      lead={t('coverLead')}
      cover={post.draft?.cover ?? null}
      coverAlt={post.draft?.coverAlt ?? ''}
      save={change}
      failure={error?.message}
      onClose={onClose}
    />
  );
}
