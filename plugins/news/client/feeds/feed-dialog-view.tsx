import { MadeSecretAddress, SecretAddressForm, useQueryRoute } from '@kontor/plugin-api/client';
import { Dialog, Lead, Select, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { feedPath } from '../../shared/feeds.ts';
import { listChannels } from '../../shared/index.ts';
import { feedMessages } from './feed-messages.ts';

interface FeedDialogProps {
  /** The one that is looked at. */
  readonly channel?: string | undefined;
  readonly onClose: () => void;
}

const own = 'own';

/** How one's news come into a feed reader: by a secret address. */
export function FeedDialog({ channel: shown, onClose }: FeedDialogProps) {
  const t = useMessages(feedMessages);
  const channels = useQueryRoute(listChannels, {}).data?.channels ?? [];
  const [chosen, setChosen] = useState<string>(shown ?? own);
  const [address, setAddress] = useState<string>();
  const channel = channels.find(({ id }) => id === chosen);
  if (address !== undefined) return <MadeSecretAddress address={address} onClose={onClose} />;
  return (
    <Dialog title={t('title')} size="sm" isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-4">
        <Lead>{t('lead')}</Lead>
        <SecretAddressForm
          name={channel ? t('programOf', { channel: channel.name }) : t('programName')}
          pathOf={(secret) => feedPath(secret, channel?.id)}
          onMade={setAddress}
        >
          <Select
            label={t('which')}
            options={[{ id: own, label: t('own') }, ...channels.map(({ id, name }) => ({ id, label: name }))]}
            value={chosen}
            onChange={setChosen}
          />
        </SecretAddressForm>
      </div>
    </Dialog>
  );
}
