import { useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { Bell, BellOff, Button, useMessages } from '@kontor/ui';
import { type Channel, channelRef, followChanged, followChannel } from '../../shared/index.ts';
import { feedMessages } from './feed-messages.ts';

/** Follows a channel, or no longer; also without a connection. */
export function FollowButton({ channel, isSmall = false }: { readonly channel: Channel; readonly isSmall?: boolean }) {
  const t = useMessages(feedMessages);
  const { person } = useSession();
  const { run, isPending } = useQueuedAction(followChannel, {
    object: ({ channel: id }) => channelRef(id),
    title: ({ follows }) => t(follows ? 'follow' : 'unfollow'),
    announces: (_done, { channel: id }) => [
      { definition: followChanged, payload: { person: person.id, channel: id }, object: null },
    ],
    folds: true,
  });
  if (channel.isArchived) return null;
  return (
    <Button
      icon={channel.follows ? BellOff : Bell}
      isPending={isPending}
      {...(isSmall && { size: 'sm' as const })}
      aria-label={`${t(channel.follows ? 'unfollow' : 'follow')}: ${channel.name}`}
      onPress={() => void run({ channel: channel.id, follows: !channel.follows })}
    >
      {t(channel.follows ? 'unfollow' : 'follow')}
    </Button>
  );
}
