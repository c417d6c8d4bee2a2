import { useNavigate } from '@kontor/plugin-api/client';
import { CloudUpload, Link, useMessages, useToast } from '@kontor/ui';
import { useEffect } from 'react';
import { useDevice, useWaiting } from '../local/device-context.ts';
import { outboxMessages } from './outbox-messages.ts';

/** In the top bar while something waits to be sent or was refused; says by a toast what was refused meanwhile. */
export function OutboxNotice() {
  const t = useMessages(outboxMessages);
  const entries = useWaiting();
  useRefusals();
  const refused = entries.filter(({ refusal }) => refusal !== null).length;
  if (entries.length === 0) return null;
  const text = refused > 0 ? t('refused', { count: refused }) : t('waiting', { count: entries.length });
  return (
    <Link
      href="/outbox"
      variant="quiet"
      className={`flex h-9 shrink-0 items-center gap-1.5 rounded-md px-2 text-sm tabular-nums focus-ring data-hovered:bg-hover data-hovered:no-underline coarse:h-11 ${refused > 0 ? 'text-danger' : 'text-muted'}`}
    >
      <CloudUpload aria-hidden className="size-4" />
      <span aria-hidden>{entries.length}</span>
      <span className="sr-only">{text}</span>
    </Link>
  );
}

function useRefusals(): void {
  const t = useMessages(outboxMessages);
  const toast = useToast();
  const navigate = useNavigate();
  const device = useDevice();
  useEffect(
    () =>
      device?.onRefused(({ entry }) => {
        // Another window may have shown it in the form that waits for it.
        if (document.visibilityState !== 'visible') return;
        const text = t('refusedLater', { title: entry.title });
        const action = { label: t('show'), onAction: () => navigate('/outbox') };
        toast.show({ text, tone: 'danger', action });
      }),
    [device, t, toast, navigate],
  );
}
