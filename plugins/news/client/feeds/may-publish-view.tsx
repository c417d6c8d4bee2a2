import { useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { Switch, useMessages } from '@kontor/ui';
import { allowPublicChannel, listPublicChannels } from '../../shared/feeds.ts';
import { feedMessages } from './feed-messages.ts';

/** Where administrators change a channel: whether its editors may make posts public. */
export function MayPublish({ channel }: { readonly channel: string }) {
  const t = useMessages(feedMessages);
  const { data } = useQueryRoute(listPublicChannels, {});
  const { run, isPending } = useAction(allowPublicChannel, { refreshes: [listPublicChannels] });
  const found = data?.channels.find(({ id }) => id === channel);
  if (!data || !found) return null;
  return (
    <Switch
      isSelected={found.mayPublish}
      isDisabled={isPending}
      onChange={(allowed) => void run({ channel, allowed })}
      description={t(data.isOn ? 'mayPublishHelp' : 'mayPublishOff')}
    >
      {t('mayPublish')}
    </Switch>
  );
}
