import { Checkbox, classNames, useMessages } from '@kontor/ui';
import { useRef } from 'react';
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components/GridList';
import type { Section, Task } from '../../shared/index.ts';
import { bySection } from '../list/list-sections.ts';
import { TaskFacts } from '../task/task-row-view.tsx';
import { tasksMessages } from '../tasks-messages.ts';

type Key = string | number;

interface SelectionProps {
  readonly label: string;
  readonly sections: readonly Section[];
  readonly tasks: readonly Task[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  /** Columns side by side, each with its own range. */
  readonly isBoard: boolean;
}

/** Tasks to choose from: by a click, by Space, ranges with Shift, all with Control and A. */
export function Selection({ label, sections, tasks, chosen, onChoose, isBoard }: SelectionProps) {
  const t = useMessages(tasksMessages);
  const parts = bySection(sections, tasks).filter(({ tasks: members }) => members.length > 0);
  const titled = parts.map(({ section, tasks: members }) => ({
    id: section?.id ?? 'none',
    title: section?.title ?? t('noSection'),
    members,
  }));
  const ranges = useRanges(chosen, onChoose);
  if (!isBoard)
    return (
      <GridList
        aria-label={label}
        selectionMode="multiple"
        selectionBehavior="toggle"
        {...ranges('all', tasks)}
        className="flex flex-col gap-px outline-none"
      >
        {titled.map(({ id, title, members }) => (
          <GridListSection key={id} id={id} className="flex flex-col gap-px pb-4">
            <GridListHeader
              className={classNames(
                'flex min-h-9 items-center border-b border-border ps-2 text-sm font-semibold',
                titled.length === 1 && id === 'none' && 'sr-only',
              )}
            >
              {title}
            </GridListHeader>
            {members.map((task) => (
              <Choice key={task.id} task={task} isBoard={false} />
            ))}
          </GridListSection>
        ))}
      </GridList>
    );
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] items-start gap-4">
      {titled.map(({ id, title, members }) => (
        <section key={id} aria-label={title} className="flex min-w-0 flex-col gap-1 rounded-lg bg-sunken p-2">
          <h2 className="flex min-h-9 items-center truncate ps-2 text-sm font-semibold">{title}</h2>
          <GridList
            aria-label={title}
            selectionMode="multiple"
            selectionBehavior="toggle"
            {...ranges(id, members)}
            className="flex flex-col gap-2 outline-none"
          >
            {members.map((task) => (
              <Choice key={task.id} task={task} isBoard />
            ))}
          </GridList>
        </section>
      ))}
    </div>
  );
}

/**
 * What is chosen in each of the grids. The set that a grid has given knows where a range began, so it gets the same one
 * back as long as it says what is chosen.
 */
function useRanges(chosen: ReadonlySet<string>, onChoose: (chosen: ReadonlySet<string>) => void) {
  const given = useRef(new Map<string, Set<Key>>());
  return (grid: string, members: readonly Task[]) => {
    const here = new Set<Key>(members.filter(({ id }) => chosen.has(id)).map(({ id }) => id));
    const known = given.current.get(grid);
    return {
      selectedKeys: known && known.size === here.size && [...known].every((key) => here.has(key)) ? known : here,
      onSelectionChange(keys: 'all' | Set<Key>) {
        const next = keys === 'all' ? new Set<Key>(members.map(({ id }) => id)) : keys;
        given.current.set(grid, next);
        const inThere = new Set(members.map(({ id }) => id));
        onChoose(new Set([...[...chosen].filter((id) => !inThere.has(id)), ...[...next].map(String)]));
      },
    };
  };
}

function Choice({ task, isBoard }: { readonly task: Task; readonly isBoard: boolean }) {
  return (
    <GridListItem
      id={task.id}
      textValue={task.title}
      className={classNames(
        'flex min-h-11 cursor-pointer items-start gap-1 rounded-md px-2 select-none focus-ring-inset data-hovered:bg-hover data-selected:bg-accent-soft',
        isBoard && 'border border-border bg-surface shadow-low',
      )}
    >
      <Checkbox slot="selection" className="shrink-0 px-1 py-3 coarse:px-2" />
      <TaskFacts task={task} isNarrow={isBoard} />
    </GridListItem>
  );
}
