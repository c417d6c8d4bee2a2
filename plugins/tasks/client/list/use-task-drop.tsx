import { type DragAndDropHooks, DropIndicator, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import type { Task } from '../../shared/index.ts';
import type { useTaskChanges } from '../task/use-task-changes.ts';
import { placeTasks } from './place-tasks.ts';

const kind = 'application/x-kontor-task';

interface TaskDropParts {
  readonly section: string | null;
  readonly tasks: readonly Task[];
  readonly all: readonly Task[];
  readonly changes: ReturnType<typeof useTaskChanges>;
}

type Target = Parameters<typeof placeTasks>[2];

/** Dragging tasks within a section and into it from others of the same list. */
export function useTaskDrop({ section, tasks, all, changes }: TaskDropParts): {
  readonly dragAndDropHooks: DragAndDropHooks;
} {
  function put(ids: readonly string[], at: Target) {
    const moved = all.filter(({ id }) => ids.includes(id));
    for (const { task, ...place } of placeTasks(moved, { section, tasks }, at)) void changes.change(task, place);
  }
  async function take(
    items: Parameters<NonNullable<Parameters<typeof useDragAndDrop>[0]['onInsert']>>[0]['items'],
    at: Target,
  ) {
    const texts = await Promise.all(items.map((item) => (item.kind === 'text' ? item.getText(kind) : '')));
    put(texts, at);
  }
  return useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [kind]: String(key),
        'text/plain': all.find(({ id }) => id === key)?.title ?? '',
      })),
    acceptedDragTypes: [kind],
    getDropOperation: () => 'move',
    onReorder: ({ keys, target }) => put([...keys].map(String), toTarget(target)),
    onInsert: ({ items, target }) => void take(items, toTarget(target)),
    onRootDrop: ({ items }) => void take(items, undefined),
    renderDropIndicator: (target) => (
      <DropIndicator
        target={target}
        className="data-drop-target:outline-1 data-drop-target:outline-accent-text data-drop-target:outline-solid"
      />
    ),
  });
}

function toTarget({
  key,
  dropPosition,
}: {
  readonly key: string | number;
  readonly dropPosition: 'on' | 'before' | 'after';
}): Target {
  return { key: String(key), position: dropPosition === 'before' ? 'before' : 'after' };
}
