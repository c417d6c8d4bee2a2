import { lazyPart, QueryView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { listNotifications, type Notification } from '@kontor/schema';
import { Button, EmptyState, type Icon, SkeletonList, useFormats, useMessages } from '@kontor/ui';
import { Suspense, useRef, useState } from 'react';
import { shelfOf } from '../sync/inbox-sync.ts';
import { FilterBar, type InboxFilter } from './filter-bar-view.tsx';
import { FoldButton } from './fold-button-view.tsx';
import { entriesOf, linesOf } from './group-model.ts';
import { inboxMessages } from './inbox-messages.ts';
import { dayOf, dayTitle, type NotificationChange } from './inbox-model.ts';
import { NotificationActions } from './notification-actions-view.tsx';
import { NotificationList } from './notification-list-view.tsx';
import { SelectionBar } from './selection-bar-view.tsx';
import type { TriageAct } from './triage-model.ts';
import type { InboxActions } from './use-inbox-actions.ts';
import { useTriageKeys } from './use-triage-keys.ts';

const LaterDialog = lazyPart(async () => (await import('./later-dialog-view.tsx')).LaterDialog);

export interface Shelf {
  readonly id: 'inbox' | 'later' | 'done';
  readonly icon: Icon;
  readonly empty: 'emptyInbox' | 'emptyLater' | 'emptyDone';
  readonly help: 'emptyInboxHelp' | 'emptyLaterHelp' | 'emptyDoneHelp';
}

/** So many objects come at first, and at most; what is older comes up as the newer ones are done. */
const usual = 50;
const most = 100;

export function ShelfView({ shelf, actions }: { readonly shelf: Shelf; readonly actions: InboxActions }) {
  const t = useMessages(inboxMessages);
  const [showsMore, setShowsMore] = useState(false);
  const { search } = usePlace();
  const [filter, setFilter] = useState<InboxFilter>(search.from === 'in-place' ? { inPlace: 'true' } : {});
  const input = { show: shelf.id, ...filter, ...(showsMore && { limit: most }) };
  const query = useQueryRoute(listNotifications, input, { keepPrevious: true });
  const count = new Set(query.data?.notifications.map(({ ref }) => ref)).size;
  // Once full, there may be older ones, however many of these are done meanwhile.
  const [wasFull, setWasFull] = useState(false);
  if (!wasFull && count >= usual) setWasFull(true);
  return (
    <QueryView query={query} waiting={<SkeletonList hasAvatar />}>
      {({ notifications }) => (
        <>
          <ShelfContent {...{ shelf, notifications, actions, filter }} onFilter={setFilter} />
          {!showsMore && wasFull && (
            <Button className="mt-4" onPress={() => setShowsMore(true)}>
              {t('older')}
            </Button>
          )}
          {showsMore && count >= most && (
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
  readonly filter: InboxFilter;
  readonly onFilter: (filter: InboxFilter) => void;
}

/** What lies on a shelf, folded by object: by pointer, by letters, one or several at once. */
function ShelfContent({ shelf, notifications, actions, filter, onFilter }: ShelfContentProps) {
  const t = useMessages(inboxMessages);
  const { formatDate } = useFormats();
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [putOff, setPutOff] = useState<readonly Notification[]>([]);
  const lines = linesOf(notifications, open);
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  // What left the shelf is chosen no longer.
  const selected = lines.filter(({ id }) => chosen.has(id));
  const isFiltered = Object.keys(filter).length > 0;

  function change(changed: readonly Notification[], wanted: NotificationChange) {
    setChosen(new Set());
    void actions.change(changed, wanted);
  }
  function toggle(...ids: readonly (string | undefined)[]) {
    const next = new Set(selected.map(({ id }) => id));
    for (const id of ids) if (id !== undefined && !next.delete(id)) next.add(id);
    setChosen(next);
  }
  function turn(id: string) {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  }
  function act(wanted: TriageAct, row: string | undefined, next: string | undefined) {
    if (wanted === 'undo') return actions.undo();
    if (wanted === 'select') return toggle(row);
    const line = row === undefined ? undefined : lineOf.get(row);
    if (wanted === 'unfold') return line?.kind === 'fold' ? turn(line.id) : undefined;
    if (wanted === 'select-next' || wanted === 'select-previous') {
      const ids = [row, next].filter((id) => id !== undefined);
      return setChosen(new Set([...selected.map(({ id }) => id), ...ids]));
    }
    const targets = entriesOf(selected.length > 0 ? selected : line ? [line] : []);
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
  const section = ({ id, createdAt }: { readonly id: string; readonly createdAt: string }) => {
    const moment = new Date(lineOf.get(id)?.newestAt ?? createdAt);
    return {
      id: dayOf(moment),
      title: dayTitle(moment, now, { today: t('today'), yesterday: t('yesterday'), formatDate }),
    };
  };
  const listed = lines.map(({ id, notification, entries, kind }) => ({
    ...notification,
    id,
    ...(kind === 'fold' && { folded: entries.length }),
    isPart: kind === 'part',
  }));
  return (
    <div ref={list}>
      {(notifications.length > 0 || isFiltered) && (
        <FilterBar
          filter={filter}
          onChange={onFilter}
          {...(lines.length > 1 &&
            selected.length === 0 && { onSelectAll: () => setChosen(new Set(lines.map(({ id }) => id))) })}
        />
      )}
      {selected.length > 0 && (
        <SelectionBar
          selected={entriesOf(selected)}
          isCurrent={shelf.id === 'inbox'}
          onChange={(wanted) => change(entriesOf(selected), wanted)}
          onLater={() => setPutOff(entriesOf(selected))}
          onClear={() => setChosen(new Set())}
        />
      )}
      <NotificationList
        label={t(shelf.id)}
        notifications={listed}
        // What is put off comes back by its own time, not in the order in which it came.
        {...(shelf.id !== 'later' && { section })}
        selected={new Set(selected.map(({ id }) => id))}
        onSelect={setChosen}
        actions={(notification) => {
          const entries = lineOf.get(notification.id)?.entries ?? [];
          return (
            <>
              {notification.folded !== undefined && (
                <FoldButton
                  count={notification.folded}
                  isOpen={open.has(notification.id)}
                  onPress={() => turn(notification.id)}
                />
              )}
              <NotificationActions
                notification={notification}
                onChange={(wanted) => change(entries, wanted)}
                onLater={() => setPutOff(entries)}
                onSelect={() => toggle(notification.id)}
              />
            </>
          );
        }}
        empty={
          isFiltered ? (
            <EmptyState
              icon={shelf.icon}
              title={t('emptyFilter')}
              action={<Button onPress={() => onFilter({})}>{t('showAll')}</Button>}
            >
              {t('emptyFilterHelp')}
            </EmptyState>
          ) : (
            <EmptyState icon={shelf.icon} title={t(shelf.empty)}>
              {t(shelf.help)}
            </EmptyState>
          )
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
