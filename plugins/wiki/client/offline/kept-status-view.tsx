import { type GroupStatus, groupBounds } from '@kontor/collab/client';
import { useWorkbench } from '@kontor/plugin-api/client';
import { Banner, Progress, useFormats, useMessages } from '@kontor/ui';
import { offlineMessages } from './offline-messages.ts';

/** How much of a space is on this device, and what to do where no more of it fits. */
export function KeptStatus({ status }: { readonly status: GroupStatus }) {
  const t = useMessages(offlineMessages);
  const { formatBytes } = useFormats();
  const { isOffline } = useWorkbench();
  const { state, done, total, bytes } = status;
  if (state === 'full')
    return (
      <Banner tone="warning" title={t('fullTitle')}>
        {t('full', { done, total, documents: groupBounds.documents, size: formatBytes(groupBounds.bytes) })}
      </Banner>
    );
  if (state === 'ready')
    return (
      <p className="text-sm text-muted">
        {t('ready', { total })}
        {total > 0 && `, ${formatBytes(bytes)}.`}
      </p>
    );
  return (
    <div className="flex flex-col gap-2">
      <Progress
        label={t('fetching')}
        {...(total > 0 && { value: done / total, valueLabel: t('progress', { done, total }) })}
      />
      {isOffline && <p className="text-sm text-muted">{t('waitingOffline')}</p>}
    </div>
  );
}
