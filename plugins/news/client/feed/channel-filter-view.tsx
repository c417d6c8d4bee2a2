import { useNavigate } from '@kontor/plugin-api/client';
import { Bell, Link, Select, useMessages } from '@kontor/ui';
import { type Channel, channelPath } from '../../shared/index.ts';
import { channelSigns } from '../channel-sign.ts';
import { feedMessages } from './feed-messages.ts';

const addresses: Readonly<Record<string, string>> = { own: '/news', all: '/news?view=all' };

interface ChannelFilterProps {
  readonly channels: readonly Channel[];
  /** A channel, or `own` or `all` of them. */
  readonly chosen: string;
}

/** What of the news is shown. */
export function ChannelFilter({ channels, chosen }: ChannelFilterProps) {
  const t = useMessages(feedMessages);
  const navigate = useNavigate();
  const open = channels.filter(({ isArchived, id }) => !isArchived || id === chosen);
  return (
    <div className="flex items-center gap-4 lg:flex-col lg:items-stretch lg:gap-2">
      <Select
        label={t('which')}
        isLabelHidden
        className="min-w-0 grow"
        options={[
          { id: 'own', label: t('own') },
          { id: 'all', label: t('all') },
          ...open.map(({ id, name, kind }) => {
            const Sign = channelSigns[kind];
            return { id, label: name, start: <Sign key={id} aria-hidden className="size-4 shrink-0 text-muted" /> };
          }),
        ]}
        value={chosen}
        onChange={(id) => navigate(addresses[id] ?? channelPath(id))}
      />
      <Link
        href="/news/channels"
        variant="quiet"
        className="inline-flex min-h-8 shrink-0 items-center gap-2 lg:self-start text-sm text-accent-text coarse:min-h-11"
      >
        <Bell aria-hidden className="size-4" />
        {t('manage')}
      </Link>
    </div>
  );
}
