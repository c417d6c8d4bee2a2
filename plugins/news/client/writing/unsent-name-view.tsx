import { type NamedTextProps, useQueryRoute } from '@kontor/plugin-api/client';
import { useMessages } from '@kontor/ui';
import { getPost } from '../../shared/index.ts';
import { newsMessages } from '../news-messages.ts';

/** The title of the post whose text waits to be sent; nothing where the person may not see the post any more. */
export function UnsentName({ text, children }: NamedTextProps) {
  const t = useMessages(newsMessages);
  const { data } = useQueryRoute(getPost, { post: text.split('/')[2] ?? '' });
  return children(data && ((data.draft ?? data.published)?.title || t('untitled')));
}
