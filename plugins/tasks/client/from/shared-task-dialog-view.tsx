import { type SlotProps, useWorkbench } from '@kontor/plugin-api/client';
import { Banner, Lead, useMessages } from '@kontor/ui';
import { taskPath } from '../../shared/index.ts';
import { useTaskFileSending } from '../task/use-task-file-sending.ts';
import { fromTexts } from './from-messages.ts';
import { NewTaskDialog } from './new-task-form-view.tsx';

/** What was shared with Kontor, or is begun here, becomes a task; its text is the note. Files need a connection. */
export function SharedTaskDialog({ shared, onDone, onClose }: SlotProps['share.targets']) {
  const t = useMessages(fromTexts);
  const { isOffline } = useWorkbench();
  const { title, text, files } = shared;
  const isHeld = isOffline && files.length > 0;
  const sendFiles = useTaskFileSending(files);
  return (
    <NewTaskDialog
      heading={title === '' ? t('newTask') : t('asTask')}
      title={title}
      note={text === title ? '' : text}
      source={null}
      space={undefined}
      isHeld={isHeld}
      onMade={async (task) => {
        if (await sendFiles(task)) onDone(taskPath(task));
      }}
      onClose={onClose}
    >
      {isHeld && <Banner tone="offline">{t('filesNeedServer')}</Banner>}
      {files.length > 0 && <Lead>{t('withFiles', { names: files.map(({ name }) => name).join(', ') })}</Lead>}
    </NewTaskDialog>
  );
}
