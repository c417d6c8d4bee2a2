import { parseRef } from '@kontor/base';
import { NamesInText, PersonName, useWorkbench } from '@kontor/plugin-api/client';
import type { Notification } from '@kontor/schema';
import {
  Avatar,
  Bell,
  type Icon,
  ItemList,
  type ItemRow,
  type ItemSection,
  useFormats,
  useLanguage,
  useMessages,
} from '@kontor/ui';
import type { ReactNode } from 'react';
import { inboxMessages } from './inbox-messages.ts';

/** A notification as a line shows it. */
export interface ListedNotification extends Notification {
  /** So many about the same object are folded into this line. */
  readonly folded?: number;
  /** One of those that a fold above it shows. */
  readonly isPart?: boolean;
}

export interface NotificationListProps {
  readonly label: string;
  readonly notifications: readonly ListedNotification[];
  /** The heading below which one stands, such as its day. */
  readonly section?: (notification: ListedNotification) => ItemSection;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** Buttons at the end of each line. */
  readonly actions?: (notification: ListedNotification) => ReactNode;
  readonly empty?: ReactNode;
}

/** Notifications as lines: what happened, about what, and when; a dot and a word mark what is unread. */
export function NotificationList({ label, notifications, actions, ...list }: NotificationListProps) {
  const { language } = useLanguage();
  const t = useMessages(inboxMessages);
  const { formatRelativeTime } = useFormats();
  const row = (notification: ListedNotification): ItemRow => {
    const { id, card, by, state, createdAt, folded, isPart, standsInFor, dealtBy } = notification;
    const text = notification.text[language];
    const isUnread = state === 'unread';
    return {
      id,
      text: isUnread ? `${t('unread')}: ${text}` : text,
      start: isPart ? <PartSign isUnread={isUnread} /> : <NotificationSign notification={notification} />,
      title: (
        <span className={isUnread ? 'font-semibold' : 'font-normal'}>
          {isUnread && <span className="sr-only">{t('unread')}: </span>}
          <NamesInText text={text} people={[by, ...standsInFor]} />
        </span>
      ),
      subtitle: (
        <>
          {!isPart && (
            <>
              <About notification={notification} /> ·{' '}
            </>
          )}
          {formatRelativeTime(createdAt)}
          {folded !== undefined && ` · ${t('fold', { count: folded })}`}
          {dealtBy && ` · ${t('dealtBy', { name: dealtBy.name })}`}
        </>
      ),
      ...(actions && { end: actions(notification) }),
      ...(card && { href: card.path }),
    };
  };
  return <ItemList {...list} label={label} items={notifications} row={row} className="-mx-3" />;
}

/** What it is about; a person by their name, with their card. */
function About({ notification: { card } }: { readonly notification: Notification }) {
  const t = useMessages(inboxMessages);
  if (!card) return t('hidden');
  const { id } = parseRef(card.ref) ?? {};
  if (card.type !== 'person' || id === undefined) return card.title;
  return <PersonName person={{ id, name: card.title }} className="text-muted" />;
}

/** Below its fold, which says what it is about: indented, with the dot of what is unread. */
function PartSign({ isUnread }: { readonly isUnread: boolean }) {
  return (
    <span aria-hidden className="flex size-9 shrink-0 items-center justify-end pe-1">
      <span className={isUnread ? 'size-2.5 rounded-full bg-accent' : 'size-1.5 rounded-full bg-border'} />
    </span>
  );
}

function NotificationSign({ notification }: { readonly notification: Notification }) {
  const { registry } = useWorkbench();
  const { card, by } = notification;
  const Sign: Icon = card ? (registry.searchRenderers.get(card.type)?.icon ?? Bell) : Bell;
  return (
    <span className="relative shrink-0">
      {by ? (
        <Avatar name={by.name} seed={by.id} photo={by.picture ?? undefined} />
      ) : card?.type === 'person' ? (
        <Avatar name={card.title} seed={card.ref} photo={card.picture ?? undefined} />
      ) : (
        <span className="flex size-9 items-center justify-center rounded-full bg-hover text-muted">
          <Sign aria-hidden className="size-4" />
        </span>
      )}
      {notification.state === 'unread' && (
        <span aria-hidden className="absolute -end-0.5 -top-0.5 size-2.5 rounded-full bg-accent ring-2 ring-surface" />
      )}
    </span>
  );
}
