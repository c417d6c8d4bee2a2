import { useQueryRoute } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, Select, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { listLists, type Task } from '../../shared/index.ts';
import { LostValues } from '../fields/lost-values-view.tsx';
import { tasksMessages } from '../tasks-messages.ts';
import type { useTaskChanges } from './use-task-changes.ts';

interface MoveTaskDialogProps {
  readonly task: Task;
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly onClose: () => void;
}

/** To another list, in which one may add tasks. */
export function MoveTaskDialog({ task, changes, onClose }: MoveTaskDialogProps) {
  const t = useMessages(tasksMessages);
  const toast = useToast();
  const lists = (useQueryRoute(listLists, {}).data?.lists ?? []).filter(
    ({ id, right, archivedAt }) => id !== task.list && right !== 'read' && archivedAt === null,
  );
  const [list, setList] = useState<string | null>(null);
  const chosen = lists.find(({ id }) => id === list);
  async function move(saved: () => void) {
    if (!chosen || !(await changes.move(task, chosen.id))) return;
    saved();
    onClose();
    toast.show({ text: t('moved', { title: task.title, list: chosen.title }) });
  }
  return (
    <Dialog title={t('moveTitle')} size="sm" isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={(saved) => void move(saved)}>
        <Select
          label={t('list')}
          options={lists.map(({ id, title, place, placeName }) => ({
            id,
            label: title,
            description: place.kind === 'person' ? t('onlyMe') : placeName,
          }))}
          value={list}
          onChange={setList}
          isRequired
        />
        {chosen && <LostValues task={task} to={chosen} />}
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('move')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
