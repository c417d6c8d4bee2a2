import { useAction } from '@kontor/plugin-api/client';
import { addAppPassword, listAppPasswords } from '@kontor/schema';
import {
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
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { calendarMessages } from './calendar-messages.ts';

/** How one's tasks come into a calendar program: kept in step, or their due dates by a secret address. */
export function CalendarDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(calendarMessages);
  const [password, setPassword] = useState('');
  const [address, setAddress] = useState<string>();
  const { run, isPending, error } = useAction(addAppPassword, { refreshes: [listAppPasswords] });
  async function make() {
    const made = await run({ password, name: t('programName'), scopes: ['feeds'] });
    if (made) setAddress(`${location.origin}/api/tasks/feed/${made.secret}.ics`);
  }
  if (address !== undefined)
    return (
      <Dialog title={t('made')} size="sm" isOpen onOpenChange={onClose} keepsOpen>
        <div className="flex flex-col gap-4">
          <Lead>{t('madeHelp')}</Lead>
          <Address address={address} />
          <FormActions>
            <Button variant="primary" onPress={onClose}>
              {t('done')}
            </Button>
          </FormActions>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={t('title')} size="sm" isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-6">
        <Lead>{t('lead')}</Lead>
        <section className="flex flex-col gap-3">
          <h3 className="font-semibold">{t('sync')}</h3>
          <p className="text-sm text-muted">{t('syncHelp')}</p>
          <Address address={`${location.origin}/caldav/`} />
          <Link href="/settings/app-passwords" className="self-start text-sm">
            {t('appPasswords')}
          </Link>
        </section>
        <section className="flex flex-col gap-3">
          <h3 className="font-semibold">{t('subscribe')}</h3>
          <p className="text-sm text-muted">{t('subscribeHelp')}</p>
          <Form isUnsaved={false} onSubmit={() => void make()}>
            <FormError>{error?.message}</FormError>
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
        </section>
      </div>
    </Dialog>
  );
}

/** Selected by one click, copied by another. */
function Address({ address }: { readonly address: string }) {
  const t = useMessages(calendarMessages);
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="flex flex-col gap-2">
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
    </div>
  );
}
