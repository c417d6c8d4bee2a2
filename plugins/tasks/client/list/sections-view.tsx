import { classNames, useMessages } from '@kontor/ui';
import type { Section, Task, TaskList } from '../../shared/index.ts';
import type { NewEntry } from '../task/quick-add-model.ts';
import { QuickAddButton } from '../task/quick-add-view.tsx';
import type { useTaskChanges } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { bySection } from './list-sections.ts';
import { SectionMenu } from './section-menu-view.tsx';
import { TaskGrid } from './task-grid-view.tsx';

interface SectionsProps {
  readonly list: TaskList;
  readonly tasks: readonly Task[];
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly mayEdit: boolean;
  /** Side by side as columns, instead of one below the other. */
  readonly isBoard: boolean;
}

/** The open tasks of a list by section; they are dragged within sections and from one to another. */
export function Sections(props: SectionsProps) {
  const { list, tasks, isBoard } = props;
  const parts = bySection(list.sections, tasks).filter(
    ({ section, tasks: members }) =>
      section !== undefined || members.length > 0 || (isBoard && list.sections.length === 0),
  );
  return (
    <div
      // Columns that find no room stand below the others: nothing is to be looked for sideways.
      className={
        isBoard ? 'grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] items-start gap-4' : 'contents'
      }
    >
      {parts.map((part) => (
        <SectionPart key={part.section?.id ?? ''} {...props} section={part.section} members={part.tasks} />
      ))}
    </div>
  );
}

interface SectionPartProps extends SectionsProps {
  readonly section: Section | undefined;
  readonly members: readonly Task[];
}

function SectionPart({ list, tasks, changes, mayEdit, isBoard, section, members }: SectionPartProps) {
  const t = useMessages(tasksMessages);
  const title = section?.title ?? t('noSection');
  async function add(entry: NewEntry) {
    const sent = await changes.create({ ...entry, list: list.id, section: section?.id ?? null });
    return sent !== 'refused';
  }
  return (
    <section
      aria-label={title}
      className={classNames('flex flex-col gap-1', isBoard && 'min-w-0 rounded-lg bg-sunken p-2')}
    >
      {(section || isBoard) && (
        <header
          className={classNames(
            'flex min-h-9 items-center justify-between gap-2 ps-2',
            !isBoard && 'border-b border-border',
          )}
        >
          <h2 className="min-w-0 truncate text-sm font-semibold">{title}</h2>
          {mayEdit && section && <SectionMenu list={list} section={section} />}
        </header>
      )}
      <TaskGrid
        label={title}
        section={section?.id ?? null}
        tasks={members}
        all={tasks}
        changes={changes}
        mayEdit={mayEdit}
        isBoard={isBoard}
      />
      {mayEdit && (section || isBoard) && <QuickAddButton label={`${t('addTask')}: ${title}`} onAdd={add} />}
    </section>
  );
}
