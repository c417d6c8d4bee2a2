import { useAction } from '@kontor/plugin-api/client';
import { addAppPassword, fillPath, listAppPasswords } from '@kontor/schema';
import {
  Button,
  Check,
  Checkbox,
  Copy,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  PasswordField,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { feedPath } from '../../shared/index.ts';
import { calendarMessages } from './calendar-messages.ts';

/** How one's gatherings come into a calendar program, by a secret address. */
export function CalendarDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(calendarMessages);
  const [password, setPassword] = useState('');
  const [withInvited, setWithInvited] = useState(false);
  const [address, setAddress] = useState<string>();
  const { run, isPending, error } = useAction(addAppPassword, { refreshes: [listAppPasswords] });
  async function make() {
    const made = await run({ password, name: t('programName'), scopes: ['feeds'] });
    if (!made) return;
    const { path } = fillPath(feedPath, { secret: `${made.secret}.ics` });
    setAddress(`${location.origin}${path}${withInvited ? '?invited=1' : ''}`);
  }
  if (address !== undefined) return <MadeDialog address={address} onClose={onClose} />;
  return (
    <Dialog title={t('title')} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={() => void make()}>
        <Lead>{t('lead')}</Lead>
        <FormError>{error?.message}</FormError>
        <Checkbox isSelected={withInvited} onChange={setWithInvited} description={t('withInvitedHelp')}>
          {t('withInvited')}
        </Checkbox>
        <PasswordField
          name="password"
          label={t('password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          isRequired
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('make')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

/** Selected by one click, copied by another. */
function MadeDialog({ address, onClose }: { readonly address: string; readonly onClose: () => void }) {
  const t = useMessages(calendarMessages);
  const [isCopied, setCopied] = useState(false);
  return (
    <Dialog title={t('made')} size="sm" isOpen onOpenChange={onClose} keepsOpen>
      <div className="flex flex-col gap-4">
        <Lead>{t('madeHelp')}</Lead>
        <code className="rounded-lg bg-sunken px-3 py-2 text-sm break-all select-all">{address}</code>
        <FormActions>
          <Button
            icon={isCopied ? Check : Copy}
            onPress={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
          >
            {isCopied ? t('copied') : t('copy')}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {t('done')}
          </Button>
        </FormActions>
      </div>
    </Dialog>
  );
}
