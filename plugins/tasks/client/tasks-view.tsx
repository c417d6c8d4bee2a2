import { usePlace } from '@kontor/plugin-api/client';
import { classNames } from '@kontor/ui';
import { MyDay } from './day/my-day-view.tsx';
import { ListView } from './list/list-view.tsx';
import { PlacesColumn } from './places/places-column-view.tsx';
import { TaskPage } from './task/task-page-view.tsx';
import { TaskPanel } from './task/task-panel-view.tsx';

/** My day, a list or a task; the lists stay where they are while one goes from one to the other. */
export function TasksView() {
  const { params, search } = usePlace();
  const { kind, id } = params;
  // On phones the lists are a screen of their own.
  const isPlaces = kind === 'lists';
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] lg:grid-cols-[16rem_minmax(0,1fr)] print:block">
      <div className={classNames('min-h-0 lg:border-e lg:border-border print:hidden', !isPlaces && 'max-lg:hidden')}>
        <PlacesColumn current={kind === undefined ? 'my-day' : id} isMain={isPlaces} />
      </div>
      <div className={classNames('min-h-0 min-w-0 overflow-y-auto', isPlaces && 'max-lg:hidden')}>
        {kind === 'list' && id !== undefined ? (
          <ListView key={id} list={id} />
        ) : kind === 'task' && id !== undefined ? (
          <TaskPage key={id} task={id} />
        ) : (
          <MyDay isBeside={isPlaces} />
        )}
      </div>
      {search.task !== undefined && kind !== 'task' && <TaskPanel key={search.task} task={search.task} />}
    </div>
  );
}
