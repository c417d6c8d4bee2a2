import { MadeSecretAddress, SecretAddressForm } from '@kontor/plugin-api/client';
import { fillPath } from '@kontor/schema';
import { Checkbox, Dialog, Lead, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { feedPath } from '../../shared/index.ts';
import { calendarMessages } from './calendar-messages.ts';

/** How one's gatherings come into a calendar program, by a secret address. */
export function CalendarDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(calendarMessages);
  const [withInvited, setWithInvited] = useState(false);
  const [address, setAddress] = useState<string>();
  const pathOf = (secret: string) =>
    `${fillPath(feedPath, { secret: `${secret}.ics` }).path}${withInvited ? '?invited=1' : ''}`;
  if (address !== undefined) return <MadeSecretAddress address={address} onClose={onClose} />;
  return (
    <Dialog title={t('title')} size="sm" isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-4">
        <Lead>{t('lead')}</Lead>
        <SecretAddressForm name={t('programName')} pathOf={pathOf} onMade={setAddress}>
          <Checkbox isSelected={withInvited} onChange={setWithInvited} description={t('withInvitedHelp')}>
            {t('withInvited')}
          </Checkbox>
        </SecretAddressForm>
      </div>
    </Dialog>
  );
}
