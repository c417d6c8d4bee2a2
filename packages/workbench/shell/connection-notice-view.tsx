import { Banner, useMessages, useToast } from '@kontor/ui';
import { useEffect, useRef } from 'react';
import { useLiveStatus } from './live-status-context.ts';
import { shellMessages } from './shell-messages.ts';

/** Says that the connection is gone for as long as it is, and once that it is back. */
export function ConnectionNotice() {
  const t = useMessages(shellMessages);
  const toast = useToast();
  const status = useLiveStatus();
  const wasOffline = useRef(false);
  useEffect(() => {
    if (status === 'live' && wasOffline.current) toast.show({ text: t('onlineAgain'), tone: 'success' });
    wasOffline.current = status === 'offline' || (wasOffline.current && status !== 'live');
  }, [status, toast, t]);
  return (
    <div role="status">
      {status === 'offline' && (
        <Banner tone="offline" title={t('offlineTitle')} className="m-3 mb-0">
          {t('offline')}
        </Banner>
      )}
    </div>
  );
}
