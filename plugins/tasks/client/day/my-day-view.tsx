import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import {
  Banner,
  ButtonLink,
  CheckCheck,
  EmptyState,
  ListTodo,
  Page,
  PageHeader,
  SkeletonList,
  useMessages,
} from '@kontor/ui';
import { getMyDay, type MyDayTask } from '../../shared/index.ts';
import { todayHere } from '../task/due-model.ts';
import { QuickAdd } from '../task/quick-add-view.tsx';
import { TaskRow } from '../task/task-row-view.tsx';
import { useTaskChanges } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { groupDay } from './day-groups.ts';
import { useOwnList } from './use-own-list.ts';

/** Everything that one has to do, the most pressing first. */
export function MyDay({ isBeside }: { readonly isBeside: boolean }) {
  const t = useMessages(tasksMessages);
  const query = useQueryRoute(getMyDay, {});
  const changes = useTaskChanges();
  const ownList = useOwnList();
  async function add(title: string) {
    const list = await ownList();
    return list !== undefined && (await changes.create({ list, title })) !== 'refused';
  }
  return (
    <Page>
      <PageHeader
        title={t('myDay')}
        description={t('myDayLead')}
        before={
          !isBeside && (
            <ButtonLink href="/tasks/lists" size="sm" variant="quiet" icon={ListTodo} className="self-start lg:hidden">
              {t('places')}
            </ButtonLink>
          )
        }
      />
      <div className="flex flex-col gap-6">
        <QuickAdd onAdd={add} />
        <QueryView query={query} waiting={<SkeletonList rows={8} />}>
          {({ tasks, more }) =>
            tasks.length === 0 ? (
              <EmptyState icon={CheckCheck} title={t('emptyDay')}>
                {t('emptyDayHelp')}
              </EmptyState>
            ) : (
              <>
                {more && <Banner>{t('moreThanShown')}</Banner>}
                {groupDay(tasks, todayHere()).map((part) => (
                  <section key={part.group} aria-label={t(part.group)} className="flex flex-col gap-1">
                    <h2 className="px-2 text-sm font-semibold">{t(part.group)}</h2>
                    <ul className="flex flex-col gap-px">
                      {part.tasks.map(({ task, ...rest }) => (
                        <li key={task.id}>
                          <TaskRow task={task} changes={changes} mayFinish context={<Because {...rest} />} />
                        </li>
                      ))}
                    </ul>
                  </section>
                ))}
              </>
            )
          }
        </QueryView>
      </div>
    </Page>
  );
}

function Because({ because, listTitle }: Omit<MyDayTask, 'task'>) {
  const t = useMessages(tasksMessages);
  return (
    <>
      {because.kind === 'org-unit' && <span>{t('forOffice', { name: because.name })}</span>}
      {because.kind === 'substitute' && <span>{t('asSubstitute', { name: because.name })}</span>}
      {listTitle !== null && <span>{listTitle}</span>}
    </>
  );
}
