import { useAction, useNavigate } from '@kontor/plugin-api/client';
import { Button, Menu, MenuItem, MenuTrigger, PencilLine, useMessages, useToast } from '@kontor/ui';
import { useEffect } from 'react';
import { type Channel, createPost, listOwnPosts, postPath } from '../../shared/index.ts';
import { channelSigns } from '../channel-sign.ts';
import { newsMessages } from '../news-messages.ts';

interface NewPostProps {
  /** In which the person may write. */
  readonly channels: readonly Channel[];
  /** The one that is looked at. */
  readonly chosen: string | undefined;
}

/** Begins a draft: in the channel that is looked at, the only one, or one that is chosen. */
export function NewPost({ channels, chosen }: NewPostProps) {
  const t = useMessages(newsMessages);
  const navigate = useNavigate();
  const toast = useToast();
  const { run, isPending, error } = useAction(createPost, { refreshes: [listOwnPosts] });
  useEffect(() => {
    if (error) toast.show({ text: error.message, tone: 'danger' });
  }, [error, toast]);
  async function begin(channel: string) {
    const made = await run({ channel });
    if (made) navigate(postPath(made.id));
  }
  const only = channels.length === 1 ? channels[0] : channels.find(({ id }) => id === chosen);
  const button = (
    <Button
      variant="primary"
      icon={PencilLine}
      isPending={isPending}
      {...(only && { onPress: () => void begin(only.id) })}
    >
      {t('write')}
    </Button>
  );
  if (only) return button;
  return (
    <MenuTrigger>
      {button}
      <Menu>
        {channels.map(({ id, name, kind }) => (
          <MenuItem key={id} icon={channelSigns[kind]} onAction={() => void begin(id)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
