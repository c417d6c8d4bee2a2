import type { Route } from '@kontor/schema';
import { Badge, Banner, Button, useMessages } from '@kontor/ui';
import { clientMessages } from './client-messages.ts';
import type { PendingChange } from './use-pending-changes.ts';

/** Beside a field whose value is on this device and not yet at the server. */
export function WaitingMark() {
  return <Badge>{useMessages(clientMessages)('waiting')}</Badge>;
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
