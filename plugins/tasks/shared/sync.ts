import type { LiveEvent, OutputOf } from '@kontor/schema';
import type { listTasks } from './list-api.ts';
import { compareText } from './rank.ts';
import { type OpenedTask, type Task, task } from './task.ts';
import type { findTasksFrom, getMyDay } from './task-api.ts';

type Window = OutputOf<typeof listTasks>;
type MyDay = OutputOf<typeof getMyDay>;
type Shelf = 'open' | 'closed' | 'archived';
type TaskEvent = Pick<LiveEvent, 'object'>;

/** What the event says of the task; nothing where this client may see it no longer, or it is none. */
export function taskOf({ object }: TaskEvent): Task | undefined {
  return task.safeParse(object).data;
}

/**
 * A window of a list after an event. A window that holds all of the list is always known; in a part of one a task that
 * stays where it is is replaced, and for all else the window is fetched anew (`undefined`), also for a task of the list that
 * is not in the window: it may have left, and then there is one less and the others stand elsewhere.
 */
export function foldWindow(
  copy: Window,
  changed: Task,
  { list, state, offset }: { readonly list: string; readonly state: Shelf; readonly offset: number },
): Window | undefined {
  const before = copy.tasks.find(({ id }) => id === changed.id);
  if (before && before.revision > changed.revision) return copy;
  const isHere = isIn(changed, list, state);
  const isWhole = offset === 0 && copy.tasks.length === copy.total;
  if (before && isHere && keepsPlace(before, changed, state)) {
    return { ...copy, tasks: copy.tasks.map((each) => (each === before ? changed : each)) };
  }
  const isElsewhere = changed.list !== list || changed.parent !== null;
  if (!before && !isHere && (isWhole || isElsewhere)) return copy;
  if (!isWhole) return undefined;
  const others = copy.tasks.filter((each) => each !== before);
  if (!isHere) return { tasks: others, total: others.length };
  // Where a section without tasks stands, the window does not know.
  if (state === 'open' && changed.section !== null && others.every(({ section }) => section !== changed.section)) {
    return undefined;
  }
  return { tasks: [...others, changed].sort(state === 'open' ? byPlace(others) : byClosing), total: others.length + 1 };
}

function isIn(changed: Task, list: string, shelf: Shelf): boolean {
  return !changed.deleted && changed.list === list && changed.parent === null && shelfOf(changed) === shelf;
}

function shelfOf({ state, archived }: Task): Shelf {
  if (state === 'open') return 'open';
  return archived ? 'archived' : 'closed';
}

function keepsPlace(before: Task, changed: Task, state: Shelf): boolean {
  return state === 'open'
    ? before.section === changed.section && before.rank === changed.rank
    : before.closedAt === changed.closedAt;
}

/** The order of sections is read off the tasks that are there: the window does not know the list. */
function byPlace(tasks: readonly Task[]): (one: Task, other: Task) => number {
  const order = new Map<string | null, number>([[null, -1]]);
  for (const { section } of tasks) if (!order.has(section)) order.set(section, order.size);
  const placeOf = ({ section }: Task) => order.get(section) ?? order.size;
  return (one, other) =>
    placeOf(one) - placeOf(other) || compareText(one.rank, other.rank) || compareText(one.id, other.id);
}

function byClosing(one: Task, other: Task): number {
  return compareText(other.closedAt ?? '', one.closedAt ?? '') || compareText(one.id, other.id);
}

/** What came from a place, after an event; a task that came from elsewhere changes nothing. */
export function foldFrom(copy: OutputOf<typeof findTasksFrom>, changed: Task, place: string): typeof copy {
  const before = copy.tasks.find(({ id }) => id === changed.id);
  if (before && before.revision > changed.revision) return copy;
  const isHere = !changed.deleted && isWithin(changed.source?.path, place);
  if (!before && !isHere) return copy;
  const others = copy.tasks.filter((each) => each !== before);
  return { tasks: isHere ? [changed, ...others].sort(byMaking) : others };
}

function byMaking(one: Task, other: Task): number {
  return compareText(other.createdAt, one.createdAt) || compareText(one.id, other.id);
}

/** `place` is a room or a page; what is in it goes on behind a slash, a hash or a question mark. */
function isWithin(path: string | undefined, place: string): boolean {
  return path?.startsWith(place) === true && /^[/#?]?$/.test(path.charAt(place.length));
}

/** The open task after an event: itself, or one of its parts. */
export function foldTask<Opened extends OpenedTask>(copy: Opened, changed: Task): Opened {
  if (changed.id === copy.task.id) {
    return changed.revision < copy.task.revision ? copy : { ...copy, task: changed };
  }
  const before = copy.parts.find(({ id }) => id === changed.id);
  const isPart = changed.parent === copy.task.id && !changed.deleted;
  if (!before && !isPart) return copy;
  if (before && before.revision > changed.revision) return copy;
  const others = copy.parts.filter((each) => each !== before);
  if (!isPart) return { ...copy, parts: others };
  return {
    ...copy,
    parts: [...others, changed].sort(
      (one, other) => compareText(one.rank, other.rank) || compareText(one.id, other.id),
    ),
  };
}

/**
 * My day after an event: a task that stays there is replaced, one that is closed leaves; whether another one belongs there
 * only a fetch can tell (`undefined`).
 */
export function foldMyDay(copy: MyDay, changed: Task, person: string): MyDay | undefined {
  const before = copy.tasks.find(({ task: each }) => each.id === changed.id);
  if (before && before.task.revision > changed.revision) return copy;
  if (changed.parent !== null && copy.tasks.some(({ task: each }) => each.id === changed.parent)) {
    return { ...copy, tasks: copy.tasks.map((each) => foldTask(each, changed)) };
  }
  if (changed.state !== 'open' || changed.deleted) {
    return before ? { ...copy, tasks: copy.tasks.filter((each) => each !== before) } : copy;
  }
  if (before && subjectsOf(before.task) === subjectsOf(changed)) {
    return { ...copy, tasks: copy.tasks.map((each) => (each === before ? foldTask(each, changed) : each)) };
  }
  const asked = changed.assignees.filter(({ answer }) => answer !== 'declined');
  const isOwn = copy.ownLists.includes(changed.list);
  const isAssigned = asked.some(({ subject }) => subject.id === person);
  if (before || copy.more || !(isAssigned || (isOwn && asked.length === 0))) return undefined;
  const mayEdit = isOwn || changed.createdBy?.id === person;
  const added = {
    task: changed,
    parts: [],
    fields: [],
    list: null,
    mayEdit,
    isAssigned,
    because: { kind: 'person' } as const,
  };
  return { ...copy, tasks: [...copy.tasks, added] };
}

function subjectsOf({ assignees }: Task): string {
  return assignees.map(({ subject, answer }) => `${subject.kind}:${subject.id}:${answer}`).join();
}
