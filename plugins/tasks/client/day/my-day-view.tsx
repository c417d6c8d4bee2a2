import { QueryView, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import {
  Banner,
  Button,
  ButtonLink,
  Calendar,
  CheckCheck,
  EmptyState,
  ListTodo,
  Page,
  PageHeader,
  SkeletonList,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { getMyDay, type MyDayTask } from '../../shared/index.ts';
import { todayHere } from '../task/due-model.ts';
import type { NewEntry } from '../task/quick-add-model.ts';
import { QuickAdd } from '../task/quick-add-view.tsx';
import { TaskRow } from '../task/task-row-view.tsx';
import { useTaskChanges } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { CalendarDialog } from './calendar-dialog-view.tsx';
import { calendarMessages } from './calendar-messages.ts';
import { groupDay } from './day-groups.ts';
import { useOwnList } from './use-own-list.ts';

/** Everything that one has to do, the most pressing first. */
export function MyDay({ isBeside }: { readonly isBeside: boolean }) {
  const t = useMessages(tasksMessages);
  const c = useMessages(calendarMessages);
  const [isCalendarOpen, setCalendarOpen] = useState(false);
  const query = useQueryRoute(getMyDay, {});
  const changes = useTaskChanges();
  const ownList = useOwnList();
  const { person } = useSession();
  async function add(entry: NewEntry) {
    const list = await ownList();
    // In the person's own name: so it is on their day wherever it stands, also before the server knows of it.
    const assignees = [{ kind: 'person' as const, id: person.id }];
    return list !== undefined && (await changes.create({ ...entry, list, assignees })) !== 'refused';
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
        actions={
          <Button size="sm" variant="quiet" icon={Calendar} onPress={() => setCalendarOpen(true)}>
            {c('open')}
          </Button>
        }
      />
      {isCalendarOpen && <CalendarDialog onClose={() => setCalendarOpen(false)} />}
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
                      {part.tasks.map((each) => (
                        <li key={each.task.id}>
                          <TaskRow task={each.task} changes={changes} mayFinish context={<Because {...each} />} />
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

function Because({ because, list }: MyDayTask) {
  const t = useMessages(tasksMessages);
  return (
    <>
      {because.kind === 'org-unit' && <span>{t('forOffice', { name: because.name })}</span>}
      {because.kind === 'substitute' && <span>{t('asSubstitute', { name: because.name })}</span>}
      {list && <span>{list.title}</span>}
    </>
  );
}
