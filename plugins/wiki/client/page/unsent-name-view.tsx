import { type NamedTextProps, useQueryRoute } from '@kontor/plugin-api/client';
import { useMessages } from '@kontor/ui';
import { getPage } from '../../shared/index.ts';
import { wikiMessages } from '../wiki-messages.ts';

/** The title of the page whose text waits to be sent; nothing where the person may not see the page any more. */
export function UnsentName({ text, children }: NamedTextProps) {
  const t = useMessages(wikiMessages);
  const { data } = useQueryRoute(getPage, { page: text.split('/')[2] ?? '' });
  return children(data && (data.title || t('untitled')));
}
