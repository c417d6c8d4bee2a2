import { lazyPart, QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { listNotifications, type Notification } from '@kontor/schema';
import { Button, EmptyState, type Icon, SkeletonList, useFormats, useMessages } from '@kontor/ui';
import { Suspense, useRef, useState } from 'react';
import { shelfOf } from '../sync/inbox-sync.ts';
import { inboxMessages } from './inbox-messages.ts';
import { dayOf, dayTitle, type NotificationChange } from './inbox-model.ts';
import { NotificationActions } from './notification-actions-view.tsx';
import { NotificationList } from './notification-list-view.tsx';
import { SelectionBar } from './selection-bar-view.tsx';
import type { TriageAct } from './triage-model.ts';
import type { InboxActions } from './use-inbox-actions.ts';
import { useTriageKeys } from './use-triage-keys.ts';

/** With its calendar, so it comes when it is asked for. */
const LaterDialog = lazyPart(async () => (await import('./later-dialog-view.tsx')).LaterDialog);

export interface Shelf {
  readonly id: 'inbox' | 'later' | 'done';
  readonly icon: Icon;
  readonly empty: 'emptyInbox' | 'emptyLater' | 'emptyDone';
  readonly help: 'emptyInboxHelp' | 'emptyLaterHelp' | 'emptyDoneHelp';
}

/** So many come at first, and at most; what is older comes up as the newer ones are done. */
const usual = 50;
const most = 100;

export function ShelfView({ shelf, actions }: { readonly shelf: Shelf; readonly actions: InboxActions }) {
  const t = useMessages(inboxMessages);
  const [showsMore, setShowsMore] = useState(false);
  const input = showsMore ? { show: shelf.id, limit: most } : { show: shelf.id };
  const query = useQueryRoute(listNotifications, input, { keepPrevious: true });
  // Once full, there may be older ones, however many of these are done meanwhile.
  const [wasFull, setWasFull] = useState(false);
  if (!wasFull && (query.data?.notifications.length ?? 0) >= usual) setWasFull(true);
  return (
    <QueryView query={query} waiting={<SkeletonList hasAvatar />}>
      {({ notifications }) => (
        <>
          <ShelfContent shelf={shelf} notifications={notifications} actions={actions} />
          {!showsMore && wasFull && (
            <Button className="mt-4" onPress={() => setShowsMore(true)}>
              {t('older')}
            </Button>
          )}
          {showsMore && notifications.length >= most && (
            <p className="pt-4 text-center text-sm text-muted">{t('most', { count: most })}</p>
          )}
        </>
      )}
    </QueryView>
  );
}

interface ShelfContentProps {
  readonly shelf: Shelf;
  readonly notifications: readonly Notification[];
  readonly actions: InboxActions;
}

/** The notifications of a shelf: by pointer, by letters, one or several at once. */
function ShelfContent({ shelf, notifications, actions }: ShelfContentProps) {
  const t = useMessages(inboxMessages);
  const { formatDate } = useFormats();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [putOff, setPutOff] = useState<readonly Notification[]>([]);
  // What left the shelf is chosen no longer.
  const selected = notifications.filter(({ id }) => chosen.has(id));

  function change(changed: readonly Notification[], wanted: NotificationChange) {
    setChosen(new Set());
    void actions.change(changed, wanted);
  }
  function toggle(...ids: readonly (string | undefined)[]) {
    const next = new Set(selected.map(({ id }) => id));
    for (const id of ids) if (id !== undefined && !next.delete(id)) next.add(id);
    setChosen(next);
  }
  function act(wanted: TriageAct, row: string | undefined, next: string | undefined) {
    if (wanted === 'undo') return actions.undo();
    if (wanted === 'select') return toggle(row);
    if (wanted === 'select-next' || wanted === 'select-previous') {
      const ids = [row, next].filter((id) => id !== undefined);
      return setChosen(new Set([...selected.map(({ id }) => id), ...ids]));
    }
    const targets = selected.length > 0 ? selected : notifications.filter(({ id }) => id === row);
    const [first] = targets;
    if (!first) return;
    if (wanted === 'later') setPutOff(targets);
    if (wanted === 'read')
      change(targets, { state: targets.some(({ state }) => state === 'unread') ? 'read' : 'unread' });
    if (wanted === 'done')
      change(targets, shelfOf(first) === 'inbox' ? { state: 'done' } : { state: 'read', laterUntil: null });
  }
  useTriageKeys(list, act);

  const now = new Date();
  const section = ({ createdAt }: Notification) => ({
    id: dayOf(new Date(createdAt)),
    title: dayTitle(new Date(createdAt), now, { today: t('today'), yesterday: t('yesterday'), formatDate }),
  });
  return (
    <div ref={list}>
      {selected.length > 0 && (
        <SelectionBar
          selected={selected}
          isCurrent={shelf.id === 'inbox'}
          onChange={(wanted) => change(selected, wanted)}
          onLater={() => setPutOff(selected)}
          onClear={() => setChosen(new Set())}
        />
      )}
      <NotificationList
        label={t(shelf.id)}
        notifications={notifications}
        // What is put off comes back by its own time, not in the order in which it came.
        {...(shelf.id !== 'later' && { section })}
        selected={new Set(selected.map(({ id }) => id))}
        onSelect={setChosen}
        actions={(notification) => (
          <NotificationActions
            notification={notification}
            onChange={(wanted) => change([notification], wanted)}
            onLater={() => setPutOff([notification])}
            onSelect={() => toggle(notification.id)}
          />
        )}
        empty={
          <EmptyState icon={shelf.icon} title={t(shelf.empty)}>
            {t(shelf.help)}
          </EmptyState>
        }
      />
      {putOff.length > 0 && (
        <Suspense fallback={null}>
          <LaterDialog
            count={putOff.length}
            onClose={() => setPutOff([])}
            onChoose={(until) => change(putOff, { laterUntil: until.toISOString() })}
          />
        </Suspense>
      )}
    </div>
  );
}
