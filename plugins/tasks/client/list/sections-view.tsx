import { classNames, useMessages } from '@kontor/ui';
import type { Section, Task, TaskList } from '../../shared/index.ts';
import type { NewEntry } from '../task/quick-add-model.ts';
import { QuickAddButton } from '../task/quick-add-view.tsx';
import type { useTaskChanges } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { bySection } from './list-sections.ts';
import { SectionMenu } from './section-menu-view.tsx';
import { TaskGrid } from './task-grid-view.tsx';
import { leastRowHeight, useFirstScreen } from './use-first-screen.ts';

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
  const shown = useFirstScreen(
    parts.map(({ tasks: members }) => members.length),
    { isBeside: isBoard },
  );
  return (
    <div
      // Columns that find no room stand below the others: nothing is to be looked for sideways.
      className={
        isBoard ? 'grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] items-start gap-4' : 'contents'
      }
    >
      {parts.map((part, index) => (
        <SectionPart
          key={part.section?.id ?? ''}
          {...props}
          section={part.section}
          members={part.tasks}
          shown={shown[index]}
        />
      ))}
    </div>
  );
}

interface SectionPartProps extends SectionsProps {
  readonly section: Section | undefined;
  readonly members: readonly Task[];
  /** How many of them are made by now; nothing where the part itself is still to come. */
  readonly shown: number | undefined;
}

function SectionPart({ list, tasks, changes, mayEdit, isBoard, section, members, shown }: SectionPartProps) {
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
          {mayEdit && section && shown !== undefined && <SectionMenu list={list} section={section} />}
        </header>
      )}
      {shown !== undefined && (
        <TaskGrid
          label={title}
          section={section?.id ?? null}
          tasks={shown === members.length ? members : members.slice(0, shown)}
          all={tasks}
          changes={changes}
          mayEdit={mayEdit}
          isBoard={isBoard}
        />
      )}
      {/* So that the list is as long as it will be, and one comes back to where one was. */}
      {shown !== members.length && (
        <div aria-hidden style={{ height: (members.length - (shown ?? 0)) * leastRowHeight }} />
      )}
      {mayEdit && (section || isBoard) && shown !== undefined && (
        <QuickAddButton label={`${t('addTask')}: ${title}`} onAdd={add} />
      )}
    </section>
  );
}
