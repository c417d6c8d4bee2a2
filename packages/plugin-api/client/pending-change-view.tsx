import type { Route } from '@kontor/schema';
import { Banner, Button, CloudUpload, useMessages } from '@kontor/ui';
import { clientMessages } from './client-messages.ts';
import type { PendingChange } from './use-pending-changes.ts';

/** Beside a field whose value is on this device and not yet at the server. */
export function WaitingMark() {
  const t = useMessages(clientMessages);
  return (
    <span className="inline-flex items-center gap-1 text-xs font-medium text-muted">
      <CloudUpload aria-hidden className="size-3.5 shrink-0" />
      {t('waiting')}
    </span>
  );
}

export interface RefusedChangeProps<Called extends Route> {
  readonly change: PendingChange<Called>;
  /** Puts what was entered back into the form. */
  readonly onTakeUp: () => void;
  readonly onGiveUp: () => void;
}

/** In the form from which a change was sent that was refused later: why, and what was entered is one press away. */
export function RefusedChange<Called extends Route>({ change, onTakeUp, onGiveUp }: RefusedChangeProps<Called>) {
  const t = useMessages(clientMessages);
  return (
    <Banner tone="warning" title={t('refusedTitle')}>
      <p className="pb-3">{change.refusal}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onPress={onTakeUp}>
          {t('takeUp')}
        </Button>
        <Button size="sm" variant="quiet" onPress={onGiveUp}>
          {t('giveUp')}
        </Button>
      </div>
    </Banner>
  );
}
