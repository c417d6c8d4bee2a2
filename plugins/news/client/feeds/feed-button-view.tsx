import { lazyLayer } from '@kontor/plugin-api/client';
import { IconButton, Rss, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { feedMessages } from './feed-messages.ts';

const FeedDialog = lazyLayer(async () => (await import('./feed-dialog-view.tsx')).FeedDialog);

/** In the head of the news: the way to read them in a feed reader. */
export function FeedButton({ channel }: { readonly channel: string | undefined }) {
  const t = useMessages(feedMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton icon={Rss} label={t('open')} onPress={() => setOpen(true)} />
      {isOpen && <FeedDialog channel={channel} onClose={() => setOpen(false)} />}
    </>
  );
}
