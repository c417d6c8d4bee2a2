import type { GroupStatus } from '@kontor/collab/client';
import { Button, CloudDownload, classNames, Dialog, FormError, Link, Switch, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { KeptStatus } from './kept-status-view.tsx';
import { offlineMessages } from './offline-messages.ts';
import { type KeptSpaces, useKeptSpaces } from './use-kept-spaces.ts';

/** Below the tree: keeps all pages of the space on this device, and says how far that is. */
export function KeepSpace({ space }: { readonly space: string }) {
  const t = useMessages(offlineMessages);
  const kept = useKeptSpaces();
  const [isOpen, setOpen] = useState(false);
  if (!kept) return null;
  const status = kept.spaces?.find(({ group }) => group === space);
  return (
    <>
      <AriaButton
        aria-label={
          isUnderWay(status)
            ? t('keepUnderWay', { done: status.done, total: status.total })
            : t(status ? 'keepOn' : 'keepTitle')
        }
        onPress={() => setOpen(true)}
        className={classNames(
          'inline-flex min-h-8 items-center gap-1.5 rounded-md text-sm focus-ring data-hovered:text-text coarse:min-h-11',
          status ? 'text-accent-text' : 'text-muted',
        )}
      >
        <CloudDownload aria-hidden className="size-4" />
        {isUnderWay(status) ? t('progressShort', { done: status.done, total: status.total }) : t('keepTitle')}
      </AriaButton>
      {isOpen && <KeepDialog space={space} kept={kept} status={status} onClose={() => setOpen(false)} />}
    </>
  );
}

function isUnderWay(status: GroupStatus | undefined): status is GroupStatus {
  return status !== undefined && status.state !== 'ready' && status.total > 0;
}

interface KeepDialogProps {
  readonly space: string;
  readonly kept: KeptSpaces;
  readonly status: GroupStatus | undefined;
  readonly onClose: () => void;
}

function KeepDialog({ space, kept, status, onClose }: KeepDialogProps) {
  const t = useMessages(offlineMessages);
  const [isFailed, setFailed] = useState(false);
  async function choose(isWanted: boolean) {
    setFailed(!(await (isWanted ? kept.keep(space) : kept.release(space))));
  }
  return (
    <Dialog title={t('keepTitle')} isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-4">
        <p className="text-sm text-muted">{t('keepLead')}</p>
        <FormError>{isFailed ? t('notPossible') : undefined}</FormError>
        <Switch
          isSelected={status !== undefined}
          isDisabled={kept.spaces === undefined}
          description={t('keepHelp')}
          onChange={(isWanted) => void choose(isWanted)}
        >
          {t('keep')}
        </Switch>
        <div role="status">{status && <KeptStatus status={status} />}</div>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Link href="/settings/device">{t('allKept')}</Link>
          <Button onPress={onClose}>{t('close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
