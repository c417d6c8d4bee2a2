import { AppPasswordsLink, CopiedAddress, MadeSecretAddress, SecretAddressForm } from '@kontor/plugin-api/client';
import { Dialog, Lead, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { calendarMessages } from './calendar-messages.ts';

/** How one's tasks come into a calendar program: kept in step, or their due dates by a secret address. */
export function CalendarDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(calendarMessages);
  const [address, setAddress] = useState<string>();
  if (address !== undefined) return <MadeSecretAddress address={address} onClose={onClose} />;
  return (
    <Dialog title={t('title')} size="sm" isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-6">
        <Lead>{t('lead')}</Lead>
        <section className="flex flex-col gap-3">
          <h3 className="font-semibold">{t('sync')}</h3>
          <p className="text-sm text-muted">{t('syncHelp')}</p>
          <CopiedAddress address={`${location.origin}/caldav/`} />
          <AppPasswordsLink />
        </section>
        <section className="flex flex-col gap-3">
          <h3 className="font-semibold">{t('subscribe')}</h3>
          <p className="text-sm text-muted">{t('subscribeHelp')}</p>
          <SecretAddressForm
            name={t('programName')}
            pathOf={(secret) => `/api/tasks/feed/${secret}.ics`}
            onMade={setAddress}
          />
        </section>
      </div>
    </Dialog>
  );
}
