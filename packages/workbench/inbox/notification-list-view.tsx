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

export interface NotificationListProps {
  readonly label: string;
  readonly notifications: readonly Notification[];
  /** The heading below which one stands, such as its day. */
  readonly section?: (notification: Notification) => ItemSection;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** Buttons at the end of each line. */
  readonly actions?: (notification: Notification) => ReactNode;
  readonly empty?: ReactNode;
}

/** Notifications as lines: what happened, about what, and when; a dot and a word mark what is unread. */
export function NotificationList({ label, notifications, actions, ...list }: NotificationListProps) {
  const { language } = useLanguage();
  const t = useMessages(inboxMessages);
  const { formatRelativeTime } = useFormats();
  const row = (notification: Notification): ItemRow => {
    const { id, card, by, state, createdAt } = notification;
    const text = notification.text[language];
    const isUnread = state === 'unread';
    return {
      id,
      text: isUnread ? `${t('unread')}: ${text}` : text,
      start: <NotificationSign notification={notification} />,
      title: (
        <span className={isUnread ? 'font-semibold' : 'font-normal'}>
          {isUnread && <span className="sr-only">{t('unread')}: </span>}
          <NamesInText text={text} people={[by]} />
        </span>
      ),
      subtitle: (
        <>
          <About notification={notification} /> · {formatRelativeTime(createdAt)}
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
