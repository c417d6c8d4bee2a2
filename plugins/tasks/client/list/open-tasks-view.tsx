import { QueryView } from '@kontor/plugin-api/client';
import { EmptyState, Filter, ListTodo, SkeletonList, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { type Task, type TaskList, windowSize } from '../../shared/index.ts';
import { BulkBar } from '../bulk/bulk-bar-view.tsx';
import { Selection } from '../bulk/selection-view.tsx';
import { filterMessages } from '../filters/filter-messages.ts';
import type { FilterState } from '../filters/use-filter.ts';
import { mostAtOnce, useListTasks } from '../filters/use-list-tasks.ts';
import type { NewEntry } from '../task/quick-add-model.ts';
import { QuickAdd } from '../task/quick-add-view.tsx';
import type { useTaskChanges } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { AddSection } from './add-section-view.tsx';
import { BigList } from './big-list-view.tsx';
import { listViewMessages } from './list-view-messages.ts';
import { More } from './more-view.tsx';
import { Sections } from './sections-view.tsx';
import { TaskRows } from './task-rows-view.tsx';
import type { SelectionState } from './use-selection.ts';

export interface ListPartProps {
  readonly list: TaskList;
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly mayEdit: boolean;
  readonly filter: FilterState;
  readonly selection: SelectionState;
}

/** The open tasks of a list, or of those the ones that match, one below the other or as a board. */
export function OpenTasks({ isBoard = false, ...props }: ListPartProps & { readonly isBoard?: boolean }) {
  const { list, changes, mayEdit, filter, selection } = props;
  const listT = useMessages(listViewMessages);
  const [limit, setLimit] = useState(windowSize);
  const { query } = useListTasks(list.id, filter, limit);
  const add = async (entry: NewEntry) => (await changes.create({ ...entry, list: list.id })) !== 'refused';
  const { isSelecting, chosen, choose, leave } = selection;
  return (
    <div className="flex flex-col gap-6 pt-2">
      {mayEdit && !isBoard && !isSelecting && !filter.isActive && <QuickAdd onAdd={add} />}
      <QueryView query={query} waiting={<SkeletonList rows={8} />}>
        {({ tasks, total }) => (
          <>
            {isSelecting && <BulkBar list={list} tasks={tasks} chosen={chosen} onChoose={choose} onLeave={leave} />}
            {isSelecting && total > tasks.length && <p className="text-sm text-muted">{listT('selectLong')}</p>}
            <Tasks {...props} isBoard={isBoard} tasks={tasks} total={total} />
            {(total <= mostAtOnce || isBoard || isSelecting || filter.isActive) && (
              <More shown={tasks.length} total={Math.min(total, mostAtOnce)} onMore={() => setLimit(mostAtOnce)} />
            )}
          </>
        )}
      </QueryView>
      {mayEdit && !isSelecting && !filter.isActive && <AddSection list={list} />}
    </div>
  );
}

interface TasksProps extends ListPartProps {
  readonly tasks: readonly Task[];
  readonly total: number;
  readonly isBoard: boolean;
}

/** In the way that fits: chosen from, looked through, a very long list, or by section. */
function Tasks({ list, changes, mayEdit, filter, selection, tasks, total, isBoard }: TasksProps) {
  const t = useMessages(tasksMessages);
  const filterT = useMessages(filterMessages);
  if (tasks.length === 0 && filter.isActive)
    return (
      <EmptyState icon={Filter} title={filterT('nothing')}>
        {filterT('nothingHelp')}
      </EmptyState>
    );
  if (selection.isSelecting)
    return (
      <Selection
        label={list.title}
        sections={list.sections}
        tasks={tasks}
        chosen={selection.chosen}
        onChoose={selection.choose}
        isBoard={isBoard}
      />
    );
  // What is closed has no place in its section.
  if (filter.filter.state !== '') return <TaskRows tasks={tasks} changes={changes} mayEdit={mayEdit} />;
  if (total > mostAtOnce && !isBoard && !filter.isActive)
    return <BigList list={list} total={total} changes={changes} mayEdit={mayEdit} />;
  return (
    <>
      {total === 0 && list.sections.length === 0 && (
        <EmptyState icon={ListTodo} title={t('emptyList')}>
          {t(mayEdit ? 'emptyListHelp' : 'emptyListRead')}
        </EmptyState>
      )}
      <Sections list={list} tasks={tasks} changes={changes} mayEdit={mayEdit} isBoard={isBoard} />
    </>
  );
}
