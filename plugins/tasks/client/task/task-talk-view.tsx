import { Addressed, PersonName, QueryView, useAction, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import { Avatar, Button, IconButton, SkeletonList, TextArea, Trash2, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { listComments, removeComment, type Task, type TaskComment } from '../../shared/index.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { TaskHistory } from './task-history-view.tsx';
import type { useTaskChanges } from './use-task-changes.ts';

interface TaskTalkProps {
  readonly task: Task;
  readonly changes: ReturnType<typeof useTaskChanges>;
}

/** What is said about a task, and who changed what of it. */
export function TaskTalk({ task, changes }: TaskTalkProps) {
  const t = useMessages(tasksMessages);
  const query = useQueryRoute(listComments, { task: task.id });
  const [text, setText] = useState('');
  async function send() {
    const said = text.trim();
    if (said === '') return;
    setText('');
    if ((await changes.comment(task, said)) === 'refused') setText(said);
  }
  return (
    <>
      <section aria-label={t('talk')} className="flex flex-col gap-3">
        <h2 className="text-sm font-medium">{t('talk')}</h2>
        <QueryView query={query} waiting={<SkeletonList rows={2} hasAvatar />}>
          {({ comments }) => (
            <ul className="flex flex-col gap-3">
              {comments.map((comment) => (
                <Comment key={comment.id} task={task.id} comment={comment} />
              ))}
            </ul>
          )}
        </QueryView>
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <TextArea
            label={t('comment')}
            isLabelHidden
            rows={2}
            placeholder={t('commentHint')}
            value={text}
            onChange={setText}
            maxLength={5_000}
          />
          {text.trim() !== '' && (
            <Button type="submit" size="sm" variant="primary" className="self-end">
              {t('send')}
            </Button>
          )}
        </form>
      </section>
      <TaskHistory task={task.id} />
    </>
  );
}

function Comment({ task, comment: { id, by, at, text } }: { readonly task: string; readonly comment: TaskComment }) {
  const t = useMessages(tasksMessages);
  const { formatRelativeTime, formatDate } = useFormats();
  const { person } = useSession();
  const remove = useAction(removeComment, { refreshes: [listComments] });
  return (
    <li>
      <Addressed name={`comment-${id}`} className="flex gap-3">
        <Avatar name={by?.name ?? t('nobody')} seed={by?.id ?? id} size="sm" />
        <div className="min-w-0 grow">
          <p className="flex items-center gap-2 text-sm">
            {by ? <PersonName person={by} /> : t('nobody')}
            <time dateTime={at} title={formatDate(at, 'moment')} className="text-muted">
              {formatRelativeTime(at)}
            </time>
          </p>
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
        </div>
        {by?.id === person.id && (
          <IconButton
            icon={Trash2}
            size="sm"
            label={t('removeComment')}
            onPress={() => void remove.run({ task, comment: id })}
          />
        )}
      </Addressed>
    </li>
  );
}
