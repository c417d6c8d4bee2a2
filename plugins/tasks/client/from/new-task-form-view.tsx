import type { IsoDate } from '@kontor/base';
import { newId } from '@kontor/base';
import { useNavigate, useSession } from '@kontor/plugin-api/client';
import {
  Button,
  DatePicker,
  Dialog,
  Form,
  FormActions,
  Select,
  SkeletonForm,
  TagList,
  TextArea,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { type TaskList, type TaskSource, taskPath } from '../../shared/index.ts';
import { useOwnList } from '../day/use-own-list.ts';
import { SubjectField } from '../task/subject-field-view.tsx';
import { type Subject, useTaskChanges } from '../task/use-task-changes.ts';
import { fromTexts } from './from-messages.ts';
import { newOwnList, useWritableLists } from './list-choice.ts';

interface NewTaskProps {
  readonly heading: string;
  /** What it is called unless the person says otherwise. */
  readonly title: string;
  /** The title is that of the place it came from. */
  readonly isTitleFixed?: boolean;
  /** Its note unless the person says otherwise; without one nothing is asked about it. */
  readonly note?: string;
  readonly source: TaskSource | null;
  /** Where it came from; its lists are offered first. */
  readonly space: string | undefined;
  readonly onClose: () => void;
  /** Whether something is missing that the task cannot be made without; what, is said before. */
  readonly isHeld?: boolean;
  /** Instead of closing and saying so: goes on with the task that was made, and may be called again with the same one. */
  readonly onMade?: (task: string) => Promise<void>;
  /** What to know before. */
  readonly children: ReactNode;
}

/** A task that comes from somewhere in the product: in which list, for whom, until when. */
export function NewTaskDialog({ heading, children, ...props }: NewTaskProps) {
  const lists = useWritableLists(props.space);
  return (
    <Dialog title={heading} isOpen onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      {lists ? (
        <NewTaskForm {...props} lists={lists}>
          {children}
        </NewTaskForm>
      ) : (
        <SkeletonForm fields={4} />
      )}
    </Dialog>
  );
}

function NewTaskForm(props: Omit<NewTaskProps, 'heading'> & { readonly lists: readonly TaskList[] }) {
  const { lists, isTitleFixed = false, source, onClose, onMade, isHeld = false, children } = props;
  const t = useMessages(fromTexts);
  const { person } = useSession();
  const toast = useToast();
  const navigate = useNavigate();
  const changes = useTaskChanges();
  const findOwnList = useOwnList();
  // The same when it is tried again, so that it is made once.
  const [id] = useState(newId);
  const [isGoingOn, setGoingOn] = useState(false);
  const [title, setTitle] = useState(props.title);
  const [note, setNote] = useState(props.note);
  const [list, setList] = useState(lists[0]?.id ?? newOwnList);
  const [assigned, setAssigned] = useState<readonly { readonly subject: Subject; readonly name: string }[]>([]);
  const [dueOn, setDueOn] = useState<IsoDate | null>(null);
  const assign = (subject: Subject, name: string) => setAssigned([...assigned, { subject, name }]);
  const isMine = assigned.some(({ subject }) => subject.id === person.id);

  async function make(saved: () => void) {
    const target = list === newOwnList ? await findOwnList() : list;
    if (target === undefined) return;
    const assignees = assigned.map(({ subject }) => subject);
    const task = { id, list: target, title, dueOn, assignees, source, ...(note !== undefined && { note }) };
    if ((await changes.create(task)) === 'refused') return;
    saved();
    if (onMade) {
      setGoingOn(true);
      return onMade(id).finally(() => setGoingOn(false));
    }
    onClose();
    const action = { label: t('open'), onAction: () => navigate(taskPath(id)) };
    toast.show({ text: t('made'), tone: 'success', action });
  }
  return (
    <Form isUnsaved={false} onSubmit={(saved) => void make(saved)}>
      {children}
      <TextField
        name="title"
        label={t('title')}
        value={title}
        onChange={setTitle}
        maxLength={300}
        isRequired
        isReadOnly={isTitleFixed}
      />
      {note !== undefined && (
        <TextArea name="note" label={t('note')} value={note} onChange={setNote} maxLength={20_000} />
      )}
      <ListField lists={lists} value={list} onChange={setList} />
      <div className="flex flex-wrap items-end gap-2">
        <SubjectField label={t('assign')} without={assigned.map(({ subject }) => subject.id)} onPick={assign} />
        {!isMine && (
          <Button onPress={() => assign({ kind: 'person', id: person.id }, person.name)}>{t('assignMe')}</Button>
        )}
      </div>
      {assigned.length > 0 && (
        <TagList
          label={t('assignees')}
          isLabelHidden={false}
          tags={assigned.map(({ subject, name }) => ({ id: subject.id, label: name }))}
          onRemove={(gone) => setAssigned(assigned.filter(({ subject }) => subject.id !== gone))}
        />
      )}
      <DatePicker label={t('due')} value={dueOn} onChange={setDueOn} />
      <FormActions>
        <Button slot="close">{t('cancel')}</Button>
        <Button type="submit" variant="primary" isPending={changes.isPending || isGoingOn} isDisabled={isHeld}>
          {t('make')}
        </Button>
      </FormActions>
    </Form>
  );
}

interface ListFieldProps {
  readonly lists: readonly TaskList[];
  readonly value: string;
  readonly onChange: (list: string) => void;
}

/** Each list says who will see the task. */
function ListField({ lists, value, onChange }: ListFieldProps) {
  const t = useMessages(fromTexts);
  const seenBy = ({ place, placeName: name }: TaskList) => {
    if (place.kind === 'person') return t('seenByMe');
    return place.kind === 'space' ? t('seenBySpace', { name }) : t('seenByUnit', { name });
  };
  const options = lists.map((each) => ({ id: each.id, label: each.title, description: seenBy(each) }));
  if (lists.every(({ place }) => place.kind !== 'person'))
    options.push({ id: newOwnList, label: t('ownTasks'), description: t('seenByMe') });
  const chosen = options.find(({ id }) => id === value);
  return (
    <Select
      label={t('list')}
      {...(chosen && { description: chosen.description })}
      options={options}
      value={value}
      onChange={onChange}
      isRequired
    />
  );
}
