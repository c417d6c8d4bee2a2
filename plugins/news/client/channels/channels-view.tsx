import { QueryView, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import {
  BackLink,
  Badge,
  ButtonLink,
  EmptyState,
  ItemList,
  Megaphone,
  Page,
  PageHeader,
  useMessages,
} from '@kontor/ui';
import { type Channel, channelPath, listChannels } from '../../shared/index.ts';
import { channelSigns } from '../channel-sign.ts';
import { FollowButton } from '../feed/follow-button-view.tsx';
import { newsMessages } from '../news-messages.ts';
import { channelMessages } from './channel-messages.ts';

const kinds = ['topic', 'office', 'space'] as const;

/** All channels that one may read, to follow them or not. */
export function ChannelsView() {
  const t = useMessages(channelMessages);
  const n = useMessages(newsMessages);
  const query = useQueryRoute(listChannels, {});
  useTitle(n('channels'));
  return (
    <Page>
      <BackLink href="/news" className="mb-3">
        {n('backToNews')}
      </BackLink>
      <PageHeader
        title={n('channels')}
        description={t('lead')}
        {...(query.data?.mayManage && {
          actions: <ButtonLink href="/administration/channels">{t('manage')}</ButtonLink>,
        })}
      />
      <QueryView query={query}>
        {({ channels }) => (
          <ItemList
            label={n('channels')}
            items={kinds.flatMap((kind) => channels.filter((each) => each.kind === kind && !each.isArchived))}
            section={({ kind }) => ({ id: kind, title: t(`${kind}s`) })}
            row={(channel) => {
              const Sign = channelSigns[channel.kind];
              return {
                id: channel.id,
                text: channel.name,
                title: channel.name,
                start: <Sign aria-hidden className="size-5 shrink-0 text-muted" />,
                subtitle: subtitleOf(channel),
                note: channel.everybody && <Badge>{t('forAll')}</Badge>,
                end: <FollowButton channel={channel} isSmall />,
                href: channelPath(channel.id),
              };
            }}
            empty={
              <EmptyState icon={Megaphone} title={t('none')}>
                {t('noneText')}
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </Page>
  );
}

function subtitleOf({ description, belongsTo, name }: Channel): string {
  return [belongsTo === name ? null : belongsTo, description]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}
