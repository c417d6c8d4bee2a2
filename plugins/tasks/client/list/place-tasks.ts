import type { Task } from '../../shared/index.ts';
import { rankBetween } from '../../shared/rank-between.ts';

export interface Placement {
  readonly task: Task;
  readonly section: string | null;
  readonly rank: string;
}

/** Where tasks go that are put before or behind another of a section, or at its end; those that stay are left out. */
export function placeTasks(
  moved: readonly Task[],
  into: { readonly section: string | null; readonly tasks: readonly Task[] },
  at: { readonly key: string; readonly position: 'before' | 'after' } | undefined,
): readonly Placement[] {
  const ids = new Set(moved.map(({ id }) => id));
  const index = at
    ? into.tasks.findIndex(({ id }) => id === at.key) + (at.position === 'after' ? 1 : 0)
    : into.tasks.length;
  const before = into.tasks.slice(0, index).findLast(({ id }) => !ids.has(id));
  const after = into.tasks.slice(index).find(({ id }) => !ids.has(id));
  let rank = before?.rank ?? null;
  return moved.flatMap((task) => {
    const isThere =
      task.section === into.section &&
      (rank === null || task.rank > rank) &&
      (after === undefined || task.rank < after.rank) &&
      moved.length === 1;
    if (isThere) return [];
    rank = rankBetween(rank, after?.rank ?? null);
    return [{ task, section: into.section, rank }];
  });
}
