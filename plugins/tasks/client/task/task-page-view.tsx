import { QueryView, useNavigate, useTitle } from '@kontor/plugin-api/client';
import { BackLink, ButtonLink, Page, SkeletonForm, useMessages } from '@kontor/ui';
import { listPath } from '../../shared/index.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { TaskDetails } from './task-details-view.tsx';
import { useOpenedTask } from './use-opened-task.ts';

/** A task by itself, as links lead to it. */
export function TaskPage({ task: id }: { readonly task: string }) {
  const t = useMessages(tasksMessages);
  const navigate = useNavigate();
  const query = useOpenedTask(id);
  useTitle(query.data?.task.title);
  return (
    <Page>
      <QueryView query={query} waiting={<SkeletonForm />} next={<ButtonLink href="/tasks">{t('myDay')}</ButtonLink>}>
        {(opened) => {
          const back = opened.list ? listPath(opened.task.list) : '/tasks';
          return (
            <div className="flex flex-col gap-4">
              <BackLink href={back}>{opened.list?.title ?? t('myDay')}</BackLink>
              <TaskDetails opened={opened} isPage onGone={() => navigate(back)} />
            </div>
          );
        }}
      </QueryView>
    </Page>
  );
}
