import { useQueryRoute } from '@kontor/plugin-api/client';
import { getQuietHours } from '@kontor/schema';
import { Count, useMessages } from '@kontor/ui';
import { listWaiting } from '../../shared/index.ts';
import { waitingMessages } from './waiting-messages.ts';

/**
 * In the navigation: how many conversations have a direct message or a mention that waits. Kontor itself knows that, so
 * the chat need not be loaded for it; what else is unread stands in the list of rooms.
 */
export function WaitingBadge() {
  const t = useMessages(waitingMessages);
  const isQuiet = (useQueryRoute(getQuietHours, {}).data?.quietUntil ?? null) !== null;
  const waiting = useQueryRoute(listWaiting, {}).data?.waiting.length ?? 0;
  // In their quiet hours nothing calls for somebody; what waits stands in the list of rooms.
  const count = isQuiet ? 0 : waiting;
  return <Count value={count} label={t('waiting', { count })} />;
}
