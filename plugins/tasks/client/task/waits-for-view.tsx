import { Clock, useMessages } from '@kontor/ui';
import { aroundMessages } from './around-messages.ts';

/** That a task in a list waits for others. */
export function WaitsFor({ count }: { readonly count: number }) {
  const t = useMessages(aroundMessages);
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Clock aria-hidden className="size-3.5" />
      {t('waitsForCount', { count })}
    </span>
  );
}
