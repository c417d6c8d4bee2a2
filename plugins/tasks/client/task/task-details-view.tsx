import { lazyPart, useQueryRoute } from '@kontor/plugin-api/client';
import { Banner, Button, Checkbox, DatePicker, Link, Select, TextArea, TextField, useMessages } from '@kontor/ui';
import { Suspense, useState } from 'react';
import { getList, type OpenedTask, type Priority, type Task, taskPath } from '../../shared/index.ts';
import type { ListField } from '../../shared/list-field.ts';
import { TaskFields } from '../fields/task-fields-view.tsx';
import { useTaskFields } from '../fields/use-task-fields.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { Assignees } from './assignees-view.tsx';
import { Checklist } from './checklist-view.tsx';
import { EstimateField } from './estimate-field-view.tsx';
import { LabelsField } from './labels-field-view.tsx';
import { Parts } from './parts-view.tsx';
import { TaskAround } from './task-around-view.tsx';
import { TaskMenu } from './task-menu-view.tsx';
import { TaskSource } from './task-source-view.tsx';
import { TaskTalk } from './task-talk-view.tsx';
import { useTaskChanges } from './use-task-changes.ts';
import { useTick } from './use-tick.tsx';

interface TaskDetailsProps {
  readonly opened: OpenedTask;
  /** It stands by itself: its title is the heading of the screen. */
  readonly isPage?: boolean;
  /** It was deleted or has gone elsewhere. */
  readonly onGone: () => void;
}

/** All of a task. Each field is saved by itself when one leaves it. */
export function TaskDetails({ opened, isPage = false, onGone }: TaskDetailsProps) {
  const t = useMessages(tasksMessages);
  const changes = useTaskChanges();
  const fields = useTaskFields(opened);
  const { task, mayEdit, isAssigned, list } = opened;
  const { tick, question } = useTick(task, changes);
  const mayFinish = mayEdit || isAssigned;
  if (task.deleted)
    return (
      <Banner
        tone="warning"
        action={
          <Button size="sm" onPress={() => void changes.restore(task)}>
            {t('restore')}
          </Button>
        }
      >
        {t('gone')}
      </Banner>
    );
  return (
    <div className="flex flex-col gap-5 pb-6">
      <div className="flex items-start gap-2">
        <Checkbox
          aria-label={t(task.state === 'open' ? 'finish' : 'reopen', { title: task.title })}
          isSelected={task.state !== 'open'}
          isDisabled={!mayFinish}
          onChange={tick}
          className="pt-2"
        />
        {question}
        <Title
          key={`${task.id}-title`}
          task={task}
          mayEdit={mayEdit}
          isPage={isPage}
          onChange={(title) => void changes.change(task, { title })}
        />
        <TaskMenu task={task} changes={changes} mayEdit={mayEdit} onGone={onGone} />
      </div>
      {task.parent !== null && (
        <Link href={taskPath(task.parent)} className="self-start text-sm">
          {t('partOf')}
        </Link>
      )}
      {!mayEdit && !isAssigned && <p className="text-sm text-muted">{t('readOnly')}</p>}
      <Assignees task={task} changes={changes} mayEdit={mayEdit} isAssigned={isAssigned} onGone={onGone} />
      <Fields
        task={task}
        parts={opened.parts}
        changes={changes}
        mayEdit={mayEdit}
        hasList={list !== null}
        fields={fields}
      />
      <Note
        key={`${task.id}-note`}
        task={task}
        mayEdit={mayEdit}
        onChange={(note) => void changes.change(task, { note })}
      />
      <Checklist task={task} mayEdit={mayFinish} onChange={(checklist) => void changes.change(task, { checklist })} />
      {task.parent === null && <Parts task={task} parts={opened.parts} changes={changes} mayEdit={mayEdit} />}
      <TaskAround key={`${task.id}-around`} opened={opened} />
      <TaskSource task={task} />
      <TaskTalk task={task} changes={changes} />
    </div>
  );
}

interface FieldsProps {
  readonly task: Task;
  readonly parts: readonly Task[];
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly mayEdit: boolean;
  readonly hasList: boolean;
  readonly fields: readonly ListField[];
}

const RecurrenceField = lazyPart(async () => (await import('./recurrence-field-view.tsx')).RecurrenceField);
const priorities: readonly Priority[] = [0, 1, 2, 3];
const none = 'none';

function Fields({ task, parts, changes, mayEdit, hasList, fields }: FieldsProps) {
  const t = useMessages(tasksMessages);
  const sections = useQueryRoute(getList, { list: task.list }, { enabled: hasList }).data?.sections ?? [];
  const change = (given: Parameters<typeof changes.change>[1]) => void changes.change(task, given);
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <DatePicker label={t('due')} value={task.dueOn} isDisabled={!mayEdit} onChange={(dueOn) => change({ dueOn })} />
      <TextField
        label={t('time')}
        type="time"
        value={task.dueTime ?? ''}
        isDisabled={!mayEdit || task.dueOn === null}
        onChange={(time) => change({ dueTime: time === '' ? null : time })}
      />
      <DatePicker
        label={t('start')}
        value={task.startOn}
        {...(task.dueOn !== null && { latest: task.dueOn })}
        isDisabled={!mayEdit}
        onChange={(startOn) => change({ startOn })}
      />
      <Select
        label={t('priority')}
        options={priorities.map((value) => ({ id: String(value), label: t(`priority${value}`) }))}
        value={String(task.priority)}
        isDisabled={!mayEdit}
        onChange={(value) => change({ priority: priorities.find((each) => String(each) === value) ?? 0 })}
      />
      <Suspense fallback={<Select label={t('recurrence')} options={[]} value={null} isDisabled onChange={() => {}} />}>
        <RecurrenceField task={task} mayEdit={mayEdit} onChange={(recurrence) => change({ recurrence })} />
      </Suspense>
      {sections.length > 0 && task.parent === null && (
        <Select
          label={t('section')}
          options={[{ id: none, label: t('noSection') }, ...sections.map(({ id, title }) => ({ id, label: title }))]}
          value={task.section ?? none}
          isDisabled={!mayEdit}
          onChange={(section) => change({ section: section === none ? null : section })}
        />
      )}
      <EstimateField
        key={`${task.id}-estimate`}
        estimate={task.estimate}
        parts={parts}
        mayEdit={mayEdit}
        onChange={(estimate) => change({ estimate })}
      />
      <TaskFields task={task} fields={fields} mayEdit={mayEdit} onChange={(values) => change({ values })} />
      <LabelsField labels={task.labels} mayEdit={mayEdit} onChange={(labels) => change({ labels: [...labels] })} />
    </div>
  );
}

interface TextProps {
  readonly task: Task;
  readonly mayEdit: boolean;
  readonly onChange: (text: string) => void;
}

/** What one types stays until it is saved, whatever comes meanwhile. */
function useTyped(saved: string) {
  const [typed, setTyped] = useState<string>();
  return { shown: typed ?? saved, typed, setTyped };
}

function Title({ task, mayEdit, isPage, onChange }: TextProps & { readonly isPage: boolean }) {
  const t = useMessages(tasksMessages);
  const { shown, typed, setTyped } = useTyped(task.title);
  const save = () => {
    const title = typed?.trim();
    if (title !== undefined && title !== '' && title !== task.title) onChange(title);
    setTyped(undefined);
  };
  const heading = isPage ? <h1 className="sr-only">{task.title}</h1> : null;
  if (!mayEdit) return <p className="min-w-0 grow py-2 text-lg font-semibold [overflow-wrap:anywhere]">{task.title}</p>;
  return (
    <div className="min-w-0 grow">
      {heading}
      <TextArea
        label={t('title')}
        isLabelHidden
        rows={1}
        value={shown}
        // Long titles have several lines and yet no breaks of their own.
        onChange={(text) => setTyped(text.replace(/\s*\n\s*/g, ' '))}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          save();
        }}
        maxLength={300}
        className="[&_textarea]:resize-none [&_textarea]:font-semibold"
      />
    </div>
  );
}

function Note({ task, mayEdit, onChange }: TextProps) {
  const t = useMessages(tasksMessages);
  const { shown, typed, setTyped } = useTyped(task.note);
  return (
    <TextArea
      label={t('note')}
      rows={3}
      value={shown}
      onChange={setTyped}
      isReadOnly={!mayEdit}
      onBlur={() => {
        if (typed !== undefined && typed !== task.note) onChange(typed);
        setTyped(undefined);
      }}
      {...(mayEdit && { placeholder: t('noteHint') })}
      maxLength={20_000}
    />
  );
}
