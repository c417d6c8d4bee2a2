import { useQueryRoute } from '@kontor/plugin-api/client';
import { Avatar, Card, Link, useFormats, useMessages } from '@kontor/ui';
import { listWaiting } from '../../shared/index.ts';
import { messageAddress } from '../rooms/room-address.ts';
import { waitingMessages } from './waiting-messages.ts';

const shown = 5;

/** On the start page: who wrote to the person or named them, and where; opens exactly there. Nothing where nothing waits. */
export function WaitingAtHome() {
  const t = useMessages(waitingMessages);
  const { formatRelativeTime } = useFormats();
  const waiting = useQueryRoute(listWaiting, {}).data?.waiting ?? [];
  if (waiting.length === 0) return null;
  return (
    <Card
      title={t('homeTitle')}
      action={
        <Link href="/chat" variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
          {t('toChat')}
        </Link>
      }
    >
      <ul className="-mx-2 flex flex-col gap-px">
        {waiting.slice(0, shown).map(({ room, event, at, by, title, spaceName }) => (
          <li key={room}>
            <Link
              href={messageAddress(room, event)}
              variant="quiet"
              className="flex min-h-11 items-center gap-3 rounded-md px-2 py-1.5 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline"
            >
              <Avatar name={by?.name ?? title} seed={by?.id ?? room} />
              <span className="min-w-0 grow">
                <span className="block truncate text-sm font-semibold">{by?.name ?? title}</span>
                <span className="block truncate text-xs text-muted">
                  {by === null || by.name === title
                    ? t('wroteToYou')
                    : t('wroteIn', { room: [title, ...(spaceName === null ? [] : [spaceName])].join(' · ') })}
                </span>
              </span>
              <span className="shrink-0 text-xs text-muted">{formatRelativeTime(at)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {waiting.length > shown && (
        <p className="pt-1 text-sm text-muted">{t('homeMore', { count: waiting.length - shown })}</p>
      )}
    </Card>
  );
}
