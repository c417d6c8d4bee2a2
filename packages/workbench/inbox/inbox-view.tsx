import { labelOf, usePlace, useQueryRoute, useScreenCommands } from '@kontor/plugin-api/client';
import { listNotifications } from '@kontor/schema';
import { Button, CheckCheck, Clock, Count, Inbox, Page, PageHeader, Tabs, useMessages } from '@kontor/ui';
import { inboxMessages } from './inbox-messages.ts';
import { type Shelf, ShelfView } from './shelf-view.tsx';
import { useInboxActions } from './use-inbox-actions.ts';

const shelves: readonly Shelf[] = [
  { id: 'inbox', icon: Inbox, empty: 'emptyInbox', help: 'emptyInboxHelp' },
  { id: 'later', icon: Clock, empty: 'emptyLater', help: 'emptyLaterHelp' },
  { id: 'done', icon: CheckCheck, empty: 'emptyDone', help: 'emptyDoneHelp' },
];

/** The one inbox, in three shelves: current, put off, done. */
export function InboxView() {
  const t = useMessages(inboxMessages);
  const { search, setSearch } = usePlace();
  const unread = useQueryRoute(listNotifications, { show: 'inbox' }).data?.unread ?? 0;
  const actions = useInboxActions();
  const markAllRead = () => void actions.markAllRead();
  const label = labelOf(inboxMessages, 'markAllRead');
  useScreenCommands(unread > 0 ? [{ id: 'inbox.read-all', label, icon: CheckCheck, run: markAllRead }] : []);
  const shown = shelves.find(({ id }) => id === search.show)?.id ?? 'inbox';
  return (
    <Page>
      <PageHeader
        title={t('title')}
        actions={
          unread > 0 && (
            <Button icon={CheckCheck} onPress={markAllRead}>
              {t('markAllRead')}
            </Button>
          )
        }
      />
      <Tabs
        label={t('shelves')}
        selected={shown}
        onSelect={(id) => setSearch({ show: id === 'inbox' ? undefined : id })}
        tabs={shelves.map((shelf) => ({
          id: shelf.id,
          title: t(shelf.id),
          ...(shelf.id === 'inbox' && { badge: <Count value={unread} label={t('unreadCount', { count: unread })} /> }),
          content: <ShelfView shelf={shelf} actions={actions} />,
        }))}
      />
    </Page>
  );
}
