import { newId } from '@kontor/base';
import { type OwnEvent, useAction, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import type { CallInputOf } from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect } from 'react';
import { withValues } from '../../shared/field-values.ts';
import {
  addComment,
  answerTask,
  assignTask,
  changeTask,
  createTask,
  deleteTask,
  listComments,
  listRef,
  moveTask,
  restoreTask,
  type Task,
  type TaskChange,
  taskChanged,
  taskRef,
  unassignTask,
} from '../../shared/index.ts';
import { rankBetween } from '../../shared/rank-between.ts';
import { fieldMessages } from '../fields/field-messages.ts';
import { isListField } from '../fields/list-field-name.ts';
import { tasksMessages } from '../tasks-messages.ts';

export type Subject = Task['assignees'][number]['subject'];
export type Answer = CallInputOf<typeof answerTask>['answer'];

/** The event that the server sends for what became of a task. */
export function told(task: Task): readonly OwnEvent[] {
  return [{ definition: taskChanged, payload: { task: task.id, list: task.list }, object: task }];
}

/** All that can be done to tasks, also without a connection, each with the way back where there is one. */
export function useTaskChanges() {
  const t = useMessages(tasksMessages);
  const tf = useMessages(fieldMessages);
  const toast = useToast();
  const { person } = useSession();
  const object = ({ task }: { readonly task: string }) => taskRef(task);
  const create = useQueuedAction(createTask, {
    object: ({ id }) => taskRef(id),
    after: ({ list, parent }) => [listRef(list), ...(parent ? [taskRef(parent)] : [])],
    title: ({ title }) => t('queuedCreate', { title }),
    expects: (input) => told(expectedTask(input, person)),
    announces: told,
  });
  const change = useQueuedAction(changeTask, {
    object,
    title: ({ task, title }) => t('queuedChange', { title: title ?? titles.get(task) ?? '' }),
    expects: ({ task: id, revision: _seen, ...fields }) => {
      const before = latest.get(id);
      return before ? told(changed(before, fields as TaskChange, person)) : [];
    },
    announces: ({ task, overwrote }) => {
      const [first] = overwrote;
      const fields = overwrote.map(({ field }) => (isListField(field) ? tf('field') : t(`field.${field}`))).join(', ');
      if (first) toast.show({ text: t('overwrote', { name: first.by?.name ?? t('nobody'), fields }) });
      return told(task);
    },
    folds: true,
  });
  const remove = useQueuedAction(deleteTask, {
    object,
    title: ({ task }) => t('queuedDelete', { title: titles.get(task) ?? '' }),
    expects: ({ task }) => {
      const before = latest.get(task);
      return before ? told({ ...before, deleted: true }) : [];
    },
    announces: told,
  });
  const restore = useAction(restoreTask, { announces: told });
  const move = useAction(moveTask, { announces: told });
  const assign = useQueuedAction(assignTask, {
    object,
    title: ({ task }) => t('queuedAssign', { title: titles.get(task) ?? '' }),
    announces: told,
  });
  const unassign = useQueuedAction(unassignTask, {
    object,
    title: ({ task }) => t('queuedAssign', { title: titles.get(task) ?? '' }),
    announces: told,
  });
  const answer = useQueuedAction(answerTask, {
    object,
    title: ({ task }) => t('queuedAnswer', { title: titles.get(task) ?? '' }),
    announces: told,
  });
  const comment = useQueuedAction(addComment, {
    object,
    title: ({ task }) => t('queuedComment', { title: titles.get(task) ?? '' }),
    refreshes: [listComments],
  });
  const refusals = [create, change, remove, restore, move, assign, unassign, answer, comment].map(({ error }) => error);
  const refusal = refusals.find((error) => error !== undefined)?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: t('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, t]);

  async function send(task: Task, fields: TaskChange): Promise<boolean> {
    remember(task);
    const sent = await change.run({ task: task.id, revision: task.revision, ...fields });
    return sent !== 'refused';
  }
  return {
    isPending: create.isPending,
    create: (task: Omit<CallInputOf<typeof createTask>, 'id'> & { readonly id?: string }) =>
      create.run({ id: newId(), ...task }),
    change: send,
    /** Ticks it off, or on again, with the way back. */
    async setState(task: Task, state: Task['state']): Promise<void> {
      const text = { done: 'finished', open: 'reopened', dropped: 'dropped' } as const;
      const before = task.state;
      const sent = send(task, { state });
      const { title } = task;
      if (state !== 'open')
        toast.showUndo(t(text[state], { title }), () => void send({ ...task, state }, { state: before }));
      await sent;
    },
    async remove(task: Task): Promise<void> {
      remember(task);
      const sent = remove.run({ task: task.id });
      toast.showUndo(t('deleted', { title: task.title }), () => void restore.run({ task: task.id }));
      await sent;
    },
    restore: (task: Task) => restore.run({ task: task.id }),
    move: (task: Task, list: string) => move.run({ task: task.id, list }),
    assign(task: Task, subject: Subject) {
      remember(task);
      return assign.run({ task: task.id, subject });
    },
    unassign(task: Task, { kind, id }: Subject) {
      remember(task);
      return unassign.run({ task: task.id, kind, subject: id });
    },
    answer(task: Task, said: Answer) {
      remember(task);
      return answer.run({ task: task.id, answer: said });
    },
    comment(task: Task, text: string) {
      remember(task);
      return comment.run({ task: task.id, id: newId(), text });
    },
  };
}

/** Tasks as they were when somebody began to change them: the outbox asks for their titles and what becomes of them. */
export const latest = new Map<string, Task>();
const titles = { get: (id: string) => latest.get(id)?.title };
const mostRemembered = 500;

export function remember(task: Task): void {
  latest.delete(task.id);
  latest.set(task.id, task);
  const [oldest] = latest.keys();
  if (latest.size > mostRemembered && oldest !== undefined) latest.delete(oldest);
}

/** The task as it will be; its revision stays the one that the server said last. */
export function changed(task: Task, fields: TaskChange, person: { readonly id: string; readonly name: string }): Task {
  const { values: changedValues, ...plain } = fields;
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  const next: Task = { ...task, ...given, values: withValues(task.values, changedValues) };
  if (next.dueOn === null) next.dueTime = null;
  if (next.state === task.state) return next;
  const isOpen = next.state === 'open';
  return {
    ...next,
    ...(isOpen && { archived: false }),
    closedAt: isOpen ? null : new Date().toISOString(),
    closedBy: isOpen ? null : { id: person.id, name: person.name },
  };
}

function expectedTask(
  input: CallInputOf<typeof createTask>,
  person: { readonly id: string; readonly name: string },
): Task {
  return {
    id: input.id,
    list: input.list,
    parent: input.parent ?? null,
    title: input.title,
    note: input.note ?? '',
    state: 'open',
    startOn: input.startOn ?? null,
    dueOn: input.dueOn ?? null,
    dueTime: input.dueTime ?? null,
    priority: input.priority ?? 0,
    estimate: input.estimate ?? null,
    labels: input.labels ?? [],
    checklist: input.checklist ?? [],
    recurrence: input.recurrence ?? null,
    values: input.values ?? {},
    section: input.section ?? null,
    rank: input.rank ?? rankBetween(null, null),
    assignees: (input.assignees ?? []).map((subject) => ({
      subject,
      name: subject.id === person.id ? person.name : '',
      answer: subject.id === person.id ? 'accepted' : 'asked',
      reason: '',
    })),
    waitsFor: 0,
    source: input.source ?? null,
    comments: 0,
    archived: false,
    createdAt: new Date().toISOString(),
    createdBy: { id: person.id, name: person.name },
    closedAt: null,
    closedBy: null,
    deleted: false,
    revision: 0,
  };
}
