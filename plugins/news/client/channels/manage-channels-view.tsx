import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import {
  Badge,
  Button,
  EllipsisVertical,
  EmptyState,
  IconButton,
  ItemList,
  Lead,
  Megaphone,
  Menu,
  MenuItem,
  MenuTrigger,
  Plus,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { archiveChannel, listManagedChannels, type ManagedChannel } from '../../shared/index.ts';
import { channelSigns } from '../channel-sign.ts';
import { useTold } from '../post/use-post-changes.ts';
import { ChannelDialog } from './channel-dialog-view.tsx';
import { channelMessages } from './channel-messages.ts';

/** In the administration: all channels, with who edits them and who writes there. */
export function ManageChannels() {
  const t = useMessages(channelMessages);
  const query = useQueryRoute(listManagedChannels, {});
  const [opened, setOpened] = useState<ManagedChannel | 'new'>();
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <Lead>{t('manageLead')}</Lead>
        <Button variant="primary" icon={Plus} onPress={() => setOpened('new')}>
          {t('create')}
        </Button>
      </div>
      <QueryView query={query}>
        {({ channels }) => (
          <ItemList
            label={t('manage')}
            items={channels}
            onAction={(id) => setOpened(channels.find((each) => each.id === id))}
            row={(channel) => {
              const Sign = channelSigns[channel.kind];
              return {
                id: channel.id,
                text: channel.name,
                title: channel.name,
                start: <Sign aria-hidden className="size-5 shrink-0 text-muted" />,
                subtitle: [channel.belongsTo, ...channel.editors.map(({ name }) => name)]
                  .filter((part) => part !== null && part !== '')
                  .join(' · '),
                note: <Notes channel={channel} />,
                end: <ChannelMenu channel={channel} onEdit={() => setOpened(channel)} onArchived={query.refetch} />,
              };
            }}
            empty={<EmptyState icon={Megaphone} title={t('none')} />}
          />
        )}
      </QueryView>
      {opened !== undefined && (
        <ChannelDialog
          channel={opened === 'new' ? undefined : opened}
          onClose={() => {
            setOpened(undefined);
            query.refetch();
          }}
        />
      )}
    </div>
  );
}

function Notes({ channel }: { readonly channel: ManagedChannel }) {
  const t = useMessages(channelMessages);
  return (
    <span className="flex flex-wrap gap-1">
      {channel.everybody && <Badge>{t('forAll')}</Badge>}
      {channel.needsApproval && <Badge>{t('approval')}</Badge>}
      {channel.isArchived && <Badge tone="warning">{t('archived')}</Badge>}
    </span>
  );
}

interface ChannelMenuProps {
  readonly channel: ManagedChannel;
  readonly onEdit: () => void;
  readonly onArchived: () => void;
}

function ChannelMenu({ channel, onEdit, onArchived }: ChannelMenuProps) {
  const t = useMessages(channelMessages);
  const toast = useToast();
  const put = useTold(archiveChannel);
  async function archive(archived: boolean) {
    if (!(await put({ channel: channel.id, archived }))) return;
    onArchived();
    if (archived) toast.showUndo(t('archivedToast', { name: channel.name }), () => void archive(false));
  }
  return (
    <MenuTrigger>
      <IconButton icon={EllipsisVertical} label={t('more', { name: channel.name })} />
      <Menu>
        <MenuItem onAction={onEdit}>{t('edit')}</MenuItem>
        <MenuItem onAction={() => void archive(!channel.isArchived)}>
          {t(channel.isArchived ? 'restore' : 'archive')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
