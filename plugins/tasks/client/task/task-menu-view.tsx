import { lazyLayer } from '@kontor/plugin-api/client';
import {
  Archive,
  ArrowRight,
  Bell,
  BellOff,
  EllipsisVertical,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
  Trash2,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import type { Task } from '../../shared/index.ts';
import { bulkMessages } from '../bulk/bulk-messages.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { aroundMessages } from './around-messages.ts';
import { useAround } from './task-around-view.tsx';
import { useAroundChanges } from './use-around-changes.ts';
import type { useTaskChanges } from './use-task-changes.ts';

const MoveTask = lazyLayer(async () => (await import('./move-task-dialog-view.tsx')).MoveTaskDialog);

interface TaskMenuProps {
  readonly task: Task;
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly mayEdit: boolean;
  readonly onGone: () => void;
}

/** What can be done with a task beside changing its fields. */
export function TaskMenu({ task, changes, mayEdit, onGone }: TaskMenuProps) {
  const t = useMessages(tasksMessages);
  const around = useMessages(aroundMessages);
  const isWatching = useAround(task.id).data?.isWatching;
  const { watch } = useAroundChanges(task);
  const bulkT = useMessages(bulkMessages);
  const [isMoving, setMoving] = useState(false);
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={t('actions')} />
        <Menu>
          <MenuItem
            icon={isWatching ? BellOff : Bell}
            isDisabled={isWatching === undefined}
            onAction={() => watch(!isWatching)}
          >
            {around(isWatching ? 'unwatch' : 'watch')}
          </MenuItem>
          {mayEdit && task.state === 'open' ? (
            <MenuItem icon={Archive} onAction={() => void changes.setState(task, 'dropped')}>
              {t('drop')}
            </MenuItem>
          ) : (
            <MenuItem icon={Archive} onAction={() => void changes.change(task, { archived: !task.archived })}>
              {bulkT(task.archived ? 'unarchive' : 'archive')}
            </MenuItem>
          )}
          {mayEdit && task.parent === null ? (
            <MenuItem icon={ArrowRight} onAction={() => setMoving(true)}>
              {t('moveTo')}
            </MenuItem>
          ) : null}
          {mayEdit ? <MenuSeparator /> : null}
          {mayEdit ? (
            <MenuItem
              icon={Trash2}
              isDestructive
              onAction={() => {
                void changes.remove(task);
                onGone();
              }}
            >
              {t('delete')}
            </MenuItem>
          ) : null}
        </Menu>
      </MenuTrigger>
      {isMoving && <MoveTask task={task} changes={changes} onClose={() => setMoving(false)} />}
    </>
  );
}
