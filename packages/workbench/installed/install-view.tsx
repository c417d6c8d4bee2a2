import { Button, Card, Lead, useMessages, useToast } from '@kontor/ui';
import { useState, useSyncExternalStore } from 'react';
import { isAppleTouch, isInstalled } from './display-mode.ts';
import { installMessages } from './install-messages.ts';
import { findInstallOffer, type InstallOffer, onInstallOffer } from './install-offer.ts';

/** Where nothing else is kept of it: gone with signing out, like everything on this device. */
const key = 'kontor.install';

/** The offer to install Kontor as an app: here alone, never over what somebody works on. */
export function InstallSection() {
  const t = useMessages(installMessages);
  const offer = useSyncExternalStore(onInstallOffer, findInstallOffer);
  const [isDismissed, setDismissed] = useState(readDismissed);
  function dismiss(isOver: boolean) {
    setDismissed(isOver);
    keepDismissed(isOver);
  }
  if (isInstalled()) return <p className="text-sm text-muted">{t('isInstalled')}</p>;
  if (isDismissed)
    return (
      <Button variant="quiet" size="sm" className="self-start" onPress={() => dismiss(false)}>
        {t('again')}
      </Button>
    );
  return (
    <section aria-label={t('title')}>
      <Card>
        <div className="flex flex-col gap-3">
          <h2 className="text-base font-semibold">{t('title')}</h2>
          <Lead>{t('help')}</Lead>
          {!offer && <p className="max-w-prose text-sm text-pretty">{t(isAppleTouch() ? 'apple' : 'menu')}</p>}
          <div className="flex flex-wrap gap-2">
            {offer && <InstallButton offer={offer} />}
            <Button variant="quiet" onPress={() => dismiss(true)}>
              {t('dismiss')}
            </Button>
          </div>
        </div>
      </Card>
    </section>
  );
}

function InstallButton({ offer }: { readonly offer: InstallOffer }) {
  const t = useMessages(installMessages);
  const toast = useToast();
  async function install() {
    const { outcome } = await offer.prompt();
    if (outcome === 'dismissed') toast.show({ text: t('declined') });
  }
  return (
    <Button variant="primary" onPress={() => void install()}>
      {t('install')}
    </Button>
  );
}

function readDismissed(): boolean {
  try {
    return localStorage.getItem(key) === 'dismissed';
  } catch {
    return false; // blocked storage: it is offered each time
  }
}

function keepDismissed(isOver: boolean): void {
  try {
    if (isOver) localStorage.setItem(key, 'dismissed');
    else localStorage.removeItem(key);
  } catch {
    // Blocked storage: it lasts as long as the page.
  }
}
