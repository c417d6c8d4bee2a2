import type { Task } from '../../shared/index.ts';
import { TaskRow } from '../task/task-row-view.tsx';
import type { useTaskChanges } from '../task/use-task-changes.ts';

interface TaskRowsProps {
  readonly tasks: readonly Task[];
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly mayEdit: boolean;
}

/** Tasks one below the other, in the order in which they come. */
export function TaskRows({ tasks, changes, mayEdit }: TaskRowsProps) {
  if (tasks.length === 0) return null;
  return (
    <ul className="flex flex-col gap-px">
      {tasks.map((task) => (
        <li key={task.id}>
          <TaskRow task={task} changes={changes} mayFinish={mayEdit} />
        </li>
      ))}
    </ul>
  );
}
