import type { Notification } from '@kontor/schema';
import { Button, CheckCheck, Clock, IconButton, Mail, Toolbar, Undo2, useMessages, X } from '@kontor/ui';
import { inboxMessages } from './inbox-messages.ts';
import type { NotificationChange } from './inbox-model.ts';

export interface SelectionBarProps {
  readonly selected: readonly Notification[];
  /** On the shelf of what is current, done is the main act; elsewhere bringing back is. */
  readonly isCurrent: boolean;
  readonly onChange: (change: NotificationChange) => void;
  readonly onLater: () => void;
  readonly onClear: () => void;
}

/** What can be done with everything that is chosen. */
export function SelectionBar({ selected, isCurrent, onChange, onLater, onClear }: SelectionBarProps) {
  const t = useMessages(inboxMessages);
  const isUnread = selected.some(({ state }) => state === 'unread');
  return (
    <div className="sticky top-0 z-10 -mx-3 flex flex-wrap items-center gap-2 rounded-lg bg-raised px-3 py-2 shadow-float">
      <p className="grow text-sm font-medium tabular-nums" aria-live="polite">
        {t('selected', { count: selected.length })}
      </p>
      <Toolbar label={t('bulk')}>
        {isCurrent ? (
          <Button size="sm" variant="primary" icon={CheckCheck} onPress={() => onChange({ state: 'done' })}>
            {t('markDone')}
          </Button>
        ) : (
          <Button
            size="sm"
            variant="primary"
            icon={Undo2}
            onPress={() => onChange({ state: 'read', laterUntil: null })}
          >
            {t('bringBack')}
          </Button>
        )}
        <IconButton
          size="sm"
          icon={Mail}
          label={t(isUnread ? 'markRead' : 'markUnread')}
          shortcut="U"
          onPress={() => onChange({ state: isUnread ? 'read' : 'unread' })}
        />
        <IconButton size="sm" icon={Clock} label={t('putOff')} shortcut="S" onPress={onLater} />
        <IconButton size="sm" icon={X} label={t('clearSelection')} shortcut="Esc" onPress={onClear} />
      </Toolbar>
    </div>
  );
}
