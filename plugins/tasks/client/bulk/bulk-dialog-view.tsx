import type { IsoDate } from '@kontor/base';
import { useQueryRoute, useSession } from '@kontor/plugin-api/client';
import { Button, DatePicker, Dialog, Form, FormActions, Select, TextField, useMessages } from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { listLists, type Priority, type Task, type TaskList } from '../../shared/index.ts';
import { SubjectField } from '../task/subject-field-view.tsx';
import type { Subject } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { bulkMessages } from './bulk-messages.ts';
import { dueAt } from './task-move.ts';
import type { BulkChanges } from './use-bulk-changes.ts';

export type BulkField = 'due' | 'assign' | 'priority' | 'labels' | 'section' | 'move';

interface FieldProps {
  readonly list: TaskList;
  readonly tasks: readonly Task[];
  readonly changes: BulkChanges;
  /** It was taken over: nothing is chosen any more. */
  readonly onDone: () => void;
}

/** One value that several tasks get. */
export function BulkDialog({
  field,
  onClose,
  ...props
}: FieldProps & { readonly field: BulkField; readonly onClose: () => void }) {
  const t = useMessages(bulkMessages);
  const Field = fields[field];
  const onDone = () => {
    props.onDone();
    onClose();
  };
  return (
    <Dialog title={t('title', { count: props.tasks.length })} size="sm" isOpen onOpenChange={onClose}>
      <Field {...props} onDone={onDone} />
    </Dialog>
  );
}

const fields = { due: Due, assign: Assign, priority: PriorityOf, labels: Labels, section: SectionOf, move: Move };

interface FrameProps {
  readonly isReady?: boolean;
  readonly extra?: ReactNode;
  readonly onApply: () => void;
  readonly children: ReactNode;
}

function Frame({ isReady = true, extra, onApply, children }: FrameProps) {
  const t = useMessages(bulkMessages);
  return (
    <Form
      isUnsaved={false}
      onSubmit={(saved) => {
        saved();
        onApply();
      }}
    >
      {children}
      <FormActions>
        {extra}
        <Button slot="close">{t('cancel')}</Button>
        <Button type="submit" variant="primary" isDisabled={!isReady}>
          {t('apply')}
        </Button>
      </FormActions>
    </Form>
  );
}

function Due({ tasks, changes, onDone }: FieldProps) {
  const t = useMessages(bulkMessages);
  const [day, setDay] = useState<IsoDate | null>(null);
  const apply = (dueOn: IsoDate | null) => {
    void changes.change(
      tasks,
      (task) => dueAt(task, dueOn),
      (count) => t('did', { count }),
    );
    onDone();
  };
  return (
    <Frame
      isReady={day !== null}
      onApply={() => apply(day)}
      extra={
        <Button variant="quiet" onPress={() => apply(null)}>
          {t('undated')}
        </Button>
      }
    >
      <DatePicker label={t('dueOn')} value={day} onChange={setDay} />
    </Frame>
  );
}

function Assign({ tasks, changes, onDone }: FieldProps) {
  const t = useMessages(bulkMessages);
  const tasksT = useMessages(tasksMessages);
  const { person } = useSession();
  const assign = (subject: Subject, name: string) => {
    void changes.assign(tasks, subject, (count) => t('didAssign', { count, name }));
    onDone();
  };
  return (
    <div className="flex flex-col gap-4">
      <SubjectField label={t('assignTo')} without={[]} onPick={assign} />
      <FormActions>
        <Button variant="quiet" onPress={() => assign({ kind: 'person', id: person.id }, person.name)}>
          {tasksT('assignMe')}
        </Button>
        <Button slot="close">{t('cancel')}</Button>
      </FormActions>
    </div>
  );
}

const priorities: readonly Priority[] = [0, 1, 2, 3];

function PriorityOf({ tasks, changes, onDone }: FieldProps) {
  const t = useMessages(bulkMessages);
  const tasksT = useMessages(tasksMessages);
  const [value, setValue] = useState<string | null>(null);
  const priority = priorities.find((each) => String(each) === value);
  return (
    <Frame
      isReady={priority !== undefined}
      onApply={() => {
        if (priority === undefined) return;
        void changes.change(
          tasks,
          () => ({ priority }),
          (count) => t('did', { count }),
        );
        onDone();
      }}
    >
      <Select
        label={tasksT('priority')}
        options={priorities.map((each) => ({ id: String(each), label: tasksT(`priority${each}`) }))}
        value={value}
        onChange={setValue}
      />
    </Frame>
  );
}

/** A task has no more of them. */
const mostLabels = 20;
/** No label is only a space. */
const keepAll = ' ';

function Labels({ tasks, changes, onDone }: FieldProps) {
  const t = useMessages(bulkMessages);
  const [typed, setTyped] = useState('');
  const [gone, setGone] = useState(keepAll);
  const added = typed.trim().replace(/^#/, '');
  const known = [...new Set(tasks.flatMap(({ labels }) => labels))].sort();
  return (
    <Frame
      isReady={added !== '' || gone !== keepAll}
      onApply={() => {
        void changes.change(
          tasks,
          ({ labels }) => {
            const kept = labels.filter((label) => label !== gone && label !== added);
            return { labels: added === '' ? kept : [...kept, added].slice(0, mostLabels) };
          },
          (count) => t('did', { count }),
        );
        onDone();
      }}
    >
      <TextField label={t('addLabel')} value={typed} onChange={setTyped} maxLength={40} autoFocus />
      {known.length > 0 && (
        <Select
          label={t('removeLabel')}
          options={[{ id: keepAll, label: t('noLabel') }, ...known.map((label) => ({ id: label, label }))]}
          value={gone}
          onChange={setGone}
        />
      )}
    </Frame>
  );
}

const none = 'none';

function SectionOf({ list, tasks, changes, onDone }: FieldProps) {
  const t = useMessages(bulkMessages);
  const tasksT = useMessages(tasksMessages);
  const [value, setValue] = useState<string | null>(null);
  return (
    <Frame
      isReady={value !== null}
      onApply={() => {
        void changes.change(
          tasks,
          () => ({ section: value === none ? null : value }),
          (count) => t('did', { count }),
        );
        onDone();
      }}
    >
      <Select
        label={tasksT('section')}
        options={[
          { id: none, label: tasksT('noSection') },
          ...list.sections.map(({ id, title }) => ({ id, label: title })),
        ]}
        value={value}
        onChange={setValue}
      />
    </Frame>
  );
}

function Move({ list, tasks, changes, onDone }: FieldProps) {
  const t = useMessages(bulkMessages);
  const tasksT = useMessages(tasksMessages);
  const [value, setValue] = useState<string | null>(null);
  const lists = (useQueryRoute(listLists, {}).data?.lists ?? []).filter(
    ({ id, right, archivedAt }) => id !== list.id && right !== 'read' && archivedAt === null,
  );
  const to = lists.find(({ id }) => id === value);
  return (
    <Frame
      isReady={to !== undefined}
      onApply={() => {
        if (!to) return;
        void changes.move(tasks, to.id, (count) => t('didMove', { count, list: to.title }));
        onDone();
      }}
    >
      <Select
        label={tasksT('list')}
        options={lists.map(({ id, title, place, placeName }) => ({
          id,
          label: title,
          description: place.kind === 'person' ? tasksT('onlyMe') : placeName,
        }))}
        value={value}
        onChange={setValue}
      />
    </Frame>
  );
}
