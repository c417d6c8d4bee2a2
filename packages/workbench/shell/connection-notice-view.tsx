import { useMessages, useToast, WifiOff } from '@kontor/ui';
import { useEffect, useRef } from 'react';
import { useLiveStatus } from './live-status-context.ts';
import { shellMessages } from './shell-messages.ts';

/**
 * Says that the connection is gone for as long as it is, and once that it is back. A slim bar over the empty edge that
 * every screen has at its top, and over what sticks there: nothing moves when the connection comes and goes.
 */
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
    <div role="status" className="relative z-30 h-0 print:hidden">
      {status === 'offline' && (
        <p className="flex h-5 items-center justify-center gap-2 bg-warning-soft px-3 text-xs text-text shadow-low">
          <WifiOff aria-hidden className="size-3.5 shrink-0 text-warning" />
          <span className="shrink-0 font-semibold">{t('offlineTitle')}</span>
          <span className="truncate max-sm:sr-only">{t('offline')}</span>
        </p>
      )}
    </div>
  );
}
