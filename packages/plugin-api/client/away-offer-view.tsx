import { Button, useMessages } from '@kontor/ui';
import { awayMessages } from './away-messages.ts';
import { type AwayNow, useAwayEnd } from './use-away.ts';

export interface AwayOfferProps {
  readonly away: AwayNow;
  /** Chooses who stands in, in place of who is away; absent where that is not to be chosen. */
  readonly onInstead?: ((substitute: { readonly id: string; readonly name: string }) => void) | undefined;
}

/** That somebody who is asked for something is away, and who could be asked instead (S21). */
export function AwayOffer({ away, onInstead }: AwayOfferProps) {
  const t = useMessages(awayMessages);
  const moment = useAwayEnd()(away);
  const { name, substitute } = away;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      {substitute ? t('isAway', { name, moment, substitute: substitute.name }) : t('isAwayAlone', { name, moment })}
      {substitute && onInstead && (
        <Button size="sm" variant="quiet" onPress={() => onInstead(substitute)}>
          {t('instead', { name: substitute.name })}
        </Button>
      )}
    </span>
  );
}
