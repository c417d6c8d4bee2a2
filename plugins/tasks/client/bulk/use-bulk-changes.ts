import { useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect } from 'react';
import {
  assignTask,
  changeTask,
  deleteTask,
  moveTask,
  restoreTask,
  type Task,
  type TaskChange,
  taskRef,
  unassignTask,
} from '../../shared/index.ts';
import { changed, latest, remember, type Subject, told } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { inverseOf } from './task-move.ts';

type States = readonly ('sent' | 'waiting' | 'refused')[];

/** So many tasks are changed at once. */
export const mostTogether = 500;

/**
 * Several tasks changed as one: all of it is in the outbox or nothing, each task for itself from there on, so that it
 * works without a connection and meets what others change; and one way back for the whole.
 */
export function useBulkChanges() {
  const t = useMessages(tasksMessages);
  const toast = useToast();
  const { person } = useSession();
  const object = ({ task }: { readonly task: string }) => taskRef(task);
  const titleOf = ({ task }: { readonly task: string }) => latest.get(task)?.title ?? '';
  const becomes = (id: string, next: (before: Task) => Task) => {
    const before = latest.get(id);
    return before ? told(next(before)) : [];
  };
  const change = useQueuedAction(changeTask, {
    object,
    title: (input) => t('queuedChange', { title: titleOf(input) }),
    expects: ({ task, revision: _seen, ...fields }) =>
      becomes(task, (before) => changed(before, fields as TaskChange, person)), // the route's own fields
    announces: ({ task }) => told(task),
    folds: true,
  });
  const move = useQueuedAction(moveTask, {
    object,
    title: (input) => t('queuedChange', { title: titleOf(input) }),
    expects: ({ task, list }) => becomes(task, (before) => ({ ...before, list, section: null })),
    announces: told,
  });
  const remove = useQueuedAction(deleteTask, {
    object,
    title: (input) => t('queuedDelete', { title: titleOf(input) }),
    expects: ({ task }) => becomes(task, (before) => ({ ...before, deleted: true })),
    announces: told,
  });
  const restore = useQueuedAction(restoreTask, {
    object,
    title: (input) => t('queuedChange', { title: titleOf(input) }),
    expects: ({ task }) => becomes(task, (before) => ({ ...before, deleted: false })),
    announces: told,
  });
  const assign = useQueuedAction(assignTask, {
    object,
    title: (input) => t('queuedAssign', { title: titleOf(input) }),
    announces: told,
  });
  const unassign = useQueuedAction(unassignTask, {
    object,
    title: (input) => t('queuedAssign', { title: titleOf(input) }),
    announces: told,
  });
  const errors = [change, move, remove, restore, assign, unassign].map(({ error }) => error);
  const refusal = errors.find((error) => error !== undefined)?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: t('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, t]);

  /** Says how many it became, with one way back for those that were not refused. */
  function tell(
    tasks: readonly Task[],
    states: States,
    say: (count: number) => string,
    back: (those: readonly Task[]) => void,
  ) {
    const those = tasks.filter((_task, index) => states[index] !== 'refused');
    if (those.length > 0) toast.showUndo(say(those.length), () => back(those));
  }
  function put(
    tasks: readonly Task[],
    changeOf: (task: Task) => TaskChange,
    seen: (task: Task) => Task = (task) => task,
  ) {
    const inputs = tasks.map((task) => {
      remember(seen(task));
      return { task: task.id, revision: task.revision, ...changeOf(task) };
    });
    return change.runAll(inputs);
  }
  return {
    /** Fields of each; those that would stay as they are are left out. */
    async change(
      tasks: readonly Task[],
      changeOf: (task: Task) => TaskChange,
      say: (count: number) => string,
    ): Promise<void> {
      const those = tasks.slice(0, mostTogether).filter((task) => differs(task, changeOf(task)));
      const states = await put(those, changeOf);
      tell(those, states, say, (done) => {
        void put(
          done,
          (task) => inverseOf(task, changeOf(task)),
          (task) => changed(task, changeOf(task), person),
        );
      });
    },
    async move(tasks: readonly Task[], list: string, say: (count: number) => string): Promise<void> {
      const those = tasks.slice(0, mostTogether).filter((task) => task.list !== list);
      for (const task of those) remember(task);
      const states = await move.runAll(those.map(({ id }) => ({ task: id, list })));
      tell(those, states, say, (done) => void moveBack(done));
      async function moveBack(done: readonly Task[]) {
        for (const task of done) remember({ ...task, list, section: null });
        await move.runAll(done.map((task) => ({ task: task.id, list: task.list })));
        await put(done, ({ section, rank }) => ({ section, rank }));
      }
    },
    async remove(tasks: readonly Task[], say: (count: number) => string): Promise<void> {
      const those = tasks.slice(0, mostTogether);
      for (const task of those) remember(task);
      const states = await remove.runAll(those.map(({ id }) => ({ task: id })));
      tell(those, states, say, (done) => {
        for (const task of done) remember({ ...task, deleted: true });
        void restore.runAll(done.map(({ id }) => ({ task: id })));
      });
    },
    async assign(tasks: readonly Task[], subject: Subject, say: (count: number) => string): Promise<void> {
      const those = tasks
        .slice(0, mostTogether)
        .filter(
          ({ assignees }) => !assignees.some((each) => each.subject.id === subject.id && each.answer !== 'declined'),
        );
      for (const task of those) remember(task);
      const states = await assign.runAll(those.map(({ id }) => ({ task: id, subject })));
      tell(those, states, say, (done) => {
        void unassign.runAll(done.map(({ id }) => ({ task: id, kind: subject.kind, subject: subject.id })));
      });
    },
  };
}

export type BulkChanges = ReturnType<typeof useBulkChanges>;

function differs(task: Task, change: TaskChange): boolean {
  return Object.entries(inverseOf(task, change)).some(([field, was]) => {
    const next = change[field as keyof TaskChange]; // the inverse has the same fields
    return next !== undefined && JSON.stringify(next) !== JSON.stringify(was);
  });
}
