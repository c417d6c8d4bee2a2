import { QueryView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { listNotifications } from '@kontor/schema';
import { Button, CheckCheck, Clock, EmptyState, type Icon, Inbox, PageHeader, Tabs, useMessages } from '@kontor/ui';
import { inboxMessages } from './inbox-messages.ts';
import { useInboxActions } from './inbox-model.ts';
import { NotificationActions } from './notification-actions-view.tsx';
import { NotificationList } from './notification-list-view.tsx';

const shelves = [
  { id: 'inbox', icon: Inbox, empty: 'emptyInbox', help: 'emptyInboxHelp' },
  { id: 'later', icon: Clock, empty: 'emptyLater', help: 'emptyLaterHelp' },
  { id: 'done', icon: CheckCheck, empty: 'emptyDone', help: 'emptyDoneHelp' },
] as const satisfies readonly { id: string; icon: Icon; empty: string; help: string }[];
type Shelf = (typeof shelves)[number];

/** The one inbox, in three shelves: current, put off, done. */
export function InboxView() {
  const t = useMessages(inboxMessages);
  const { search, setSearch } = usePlace();
  const unread = useQueryRoute(listNotifications, { show: 'inbox' }).data?.unread ?? 0;
  const { markAllRead } = useInboxActions(unread);
  const shown = shelves.find(({ id }) => id === search.show) ?? shelves[0];
  return (
    <div className="mx-auto max-w-3xl px-4 py-6 sm:px-8 sm:py-10">
      <PageHeader
        title={t('title')}
        actions={
          unread > 0 && (
            <Button icon={CheckCheck} onPress={() => void markAllRead()}>
              {t('markAllRead')}
            </Button>
          )
        }
      />
      <Tabs
        label={t('shelves')}
        selected={shown.id}
        onSelect={(id) => setSearch({ show: id === 'inbox' ? undefined : id })}
        tabs={shelves.map((shelf) => ({
          id: shelf.id,
          title: t(shelf.id),
          content: <ShelfContent shelf={shelf} unread={unread} />,
        }))}
      />
    </div>
  );
}

function ShelfContent({ shelf, unread }: { readonly shelf: Shelf; readonly unread: number }) {
  const t = useMessages(inboxMessages);
  const query = useQueryRoute(listNotifications, { show: shelf.id });
  const actions = useInboxActions(unread);
  return (
    <QueryView query={query}>
      {({ notifications }) => (
        <NotificationList
          label={t(shelf.id)}
          notifications={notifications}
          actions={(notification) => (
            <NotificationActions
              notification={notification}
              onChange={(change) => void actions.change(notification, change)}
            />
          )}
          empty={
            <EmptyState icon={shelf.icon} title={t(shelf.empty)}>
              {t(shelf.help)}
            </EmptyState>
          }
        />
      )}
    </QueryView>
  );
}
