import { type SeenPageTask, useQueryRoute } from '@kontor/plugin-api/client';
import { IconButton, Lead, ListTodo, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { findTasksFrom } from '../../shared/index.ts';
import { fromTexts } from './from-messages.ts';
import { NewTaskDialog } from './new-task-form-view.tsx';
import { TaskChip } from './task-chip-view.tsx';

const longestTitle = 300;

/** Beside a task in a page: the same task of a list, or the way to make it one. All of a page share one live copy. */
export function PageTask({ page, id, text, isDone, mayWrite }: SeenPageTask) {
  const t = useMessages(fromTexts);
  const [isOpen, setOpen] = useState(false);
  const copy = useQueryRoute(findTasksFrom, { place: page.path }).data;
  const path = `${page.path}#${id}`;
  const task = copy?.tasks.find(({ source }) => source?.path === path);
  const title = text.replace(/\s+/g, ' ').trim().slice(0, longestTitle);
  // The page has the text, and its box says whether it is done.
  if (task) return <TaskChip task={task} isTitleHidden />;
  if (!copy || !mayWrite || isDone || title === '') return null;
  return (
    <>
      <IconButton
        icon={ListTodo}
        size="sm"
        label={t('trackLabel', { text: title })}
        className="print:hidden"
        onPress={() => setOpen(true)}
      />
      {isOpen && (
        <NewTaskDialog
          heading={t('track')}
          title={title}
          isTitleFixed
          source={{ path, ref: page.ref }}
          space={page.space}
          onClose={() => setOpen(false)}
        >
          <Lead>{t('trackLead')}</Lead>
        </NewTaskDialog>
      )}
    </>
  );
}
