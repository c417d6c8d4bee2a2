import type { OneTimeLink } from '@kontor/schema';
import { Banner, Button, Check, Copy, Dialog, FormActions, Lead, Printer, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { administrationMessages } from './administration-messages.ts';

/** A one-time link, and whose it is. */
export interface IssuedLink {
  readonly name: string;
  readonly link: OneTimeLink;
}

export interface OneTimeLinkDialogProps {
  readonly name: string;
  readonly link: OneTimeLink;
  readonly onClose: () => void;
}

/** A one-time link, shown once: to copy, or as a code in a letter to print. */
export function OneTimeLinkDialog({ name, link, onClose }: OneTimeLinkDialogProps) {
  const t = useMessages(administrationMessages);
  const { formatDate } = useFormats();
  const [isCopied, setCopied] = useState(false);
  const moment = formatDate(link.expiresAt, 'moment');
  return (
    <Dialog title={t('linkTitle', { name })} isOpen onOpenChange={onClose} keepsOpen>
      <div className="flex flex-col gap-4">
        <Lead>{t('linkHelp', { moment })}</Lead>
        {link.mailed && <Banner tone="success">{t('linkMailed')}</Banner>}
        <p className="rounded-lg bg-sunken p-3 text-sm break-all select-all">{link.url}</p>
        <div className="flex flex-wrap gap-2" role="status">
          <Button
            icon={isCopied ? Check : Copy}
            onPress={() => void navigator.clipboard.writeText(link.url).then(() => setCopied(true))}
          >
            {isCopied ? t('copied') : t('copyLink')}
          </Button>
          <Button icon={Printer} onPress={() => window.print()}>
            {t('printLetter')}
          </Button>
        </div>
        <div>
          <h3 className="text-sm font-medium">{t('letterCode')}</h3>
          <p className="pt-1 font-mono text-lg tracking-wide select-all">{link.code}</p>
          <p className="text-sm text-muted">{t('letterHelp', { address: window.location.origin })}</p>
        </div>
        <FormActions>
          <Button variant="primary" onPress={onClose}>
            {t('close')}
          </Button>
        </FormActions>
      </div>
      {createPortal(<Letter name={name} link={link} moment={moment} />, document.body)}
    </Dialog>
  );
}

interface LetterProps {
  readonly name: string;
  readonly link: OneTimeLink;
  readonly moment: string;
}

/** The letter as it is printed; on the screen it is not there. */
function Letter({ name, link, moment }: LetterProps) {
  const t = useMessages(administrationMessages);
  return (
    <div aria-hidden className="k-print-only hidden p-16 text-base">
      <h1 className="pb-6 text-2xl font-semibold">{t('linkTitle', { name })}</h1>
      <p className="pb-4">{t('letterHelp', { address: window.location.origin })}</p>
      <p className="pb-4 font-mono text-2xl">{link.code}</p>
      <p>{t('linkHelp', { moment })}</p>
    </div>
  );
}
