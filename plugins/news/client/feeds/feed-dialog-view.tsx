import { useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { addAppPassword, listAppPasswords } from '@kontor/schema';
import {
  Banner,
  Button,
  Check,
  Copy,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  Link,
  PasswordField,
  Select,
  useMessages,
} from '@kontor/ui';
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

/** How one's news come into a feed reader: by a secret address, which is an app password. */
export function FeedDialog({ channel: shown, onClose }: FeedDialogProps) {
  const t = useMessages(feedMessages);
  const channels = useQueryRoute(listChannels, {}).data?.channels ?? [];
  const [chosen, setChosen] = useState<string>(shown ?? own);
  const [password, setPassword] = useState('');
  const [address, setAddress] = useState<string>();
  const { run, isPending, error } = useAction(addAppPassword, { refreshes: [listAppPasswords] });
  const channel = channels.find(({ id }) => id === chosen);
  async function make() {
    const name = channel ? t('programOf', { channel: channel.name }).slice(0, 100) : t('programName');
    const made = await run({ password, name, scopes: ['feeds'] });
    if (made) setAddress(`${location.origin}${feedPath(made.secret, channel?.id)}`);
  }
  if (address !== undefined) return <MadeDialog address={address} onClose={onClose} />;
  return (
    <Dialog title={t('title')} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={() => void make()}>
        <Lead>{t('lead')}</Lead>
        <Banner tone="info">{t('warning')}</Banner>
        <FormError>{error?.message}</FormError>
        <Select
          label={t('which')}
          options={[{ id: own, label: t('own') }, ...channels.map(({ id, name }) => ({ id, label: name }))]}
          value={chosen}
          onChange={setChosen}
        />
        <PasswordField
          name="password"
          label={t('password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          isRequired
        />
        <FormActions>
          <Button slot="close">{t('close')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('make')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

function MadeDialog({ address, onClose }: { readonly address: string; readonly onClose: () => void }) {
  const t = useMessages(feedMessages);
  const [isCopied, setCopied] = useState(false);
  return (
    <Dialog title={t('made')} size="sm" isOpen onOpenChange={onClose} keepsOpen>
      <div className="flex flex-col gap-4">
        <Lead>{t('madeHelp')}</Lead>
        <code className="rounded-lg bg-sunken px-3 py-2 text-sm break-all select-all">{address}</code>
        <div role="status">
          <Button
            size="sm"
            icon={isCopied ? Check : Copy}
            onPress={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
          >
            {isCopied ? t('copied') : t('copy')}
          </Button>
        </div>
        <Link href="/settings/app-passwords" className="self-start text-sm">
          {t('appPasswords')}
        </Link>
        <FormActions>
          <Button variant="primary" onPress={onClose}>
            {t('done')}
          </Button>
        </FormActions>
      </div>
    </Dialog>
  );
}
