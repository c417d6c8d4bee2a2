import { lazyLayer } from '@kontor/plugin-api/client';
import {
  Archive,
  ArrowRight,
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
import { tasksMessages } from '../tasks-messages.ts';
import type { useTaskChanges } from './use-task-changes.ts';

const MoveTask = lazyLayer(async () => (await import('./move-task-dialog-view.tsx')).MoveTaskDialog);

interface TaskMenuProps {
  readonly task: Task;
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly onGone: () => void;
}

/** What can be done with a task beside changing its fields. */
export function TaskMenu({ task, changes, onGone }: TaskMenuProps) {
  const t = useMessages(tasksMessages);
  const [isMoving, setMoving] = useState(false);
  return (
    <>
      <MenuTrigger>
        <IconButton icon={EllipsisVertical} label={t('actions')} />
        <Menu>
          {task.state === 'open' ? (
            <MenuItem icon={Archive} onAction={() => void changes.setState(task, 'dropped')}>
              {t('drop')}
            </MenuItem>
          ) : null}
          {task.parent === null ? (
            <MenuItem icon={ArrowRight} onAction={() => setMoving(true)}>
              {t('moveTo')}
            </MenuItem>
          ) : null}
          <MenuSeparator />
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
        </Menu>
      </MenuTrigger>
      {isMoving && <MoveTask task={task} changes={changes} onClose={() => setMoving(false)} />}
    </>
  );
}
