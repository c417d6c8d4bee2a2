import { Button, Plus, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { tasksMessages } from '../tasks-messages.ts';

interface QuickAddProps {
  readonly label?: string;
  readonly autoFocus?: boolean;
  /** Left empty, or with the Escape key. */
  readonly onLeave?: () => void;
  /** False: it was refused, and the text stays. */
  readonly onAdd: (title: string) => Promise<boolean>;
}

/** One line that becomes a task; the cursor stays for the next one. */
export function QuickAdd({ label, autoFocus = false, onLeave, onAdd }: QuickAddProps) {
  const t = useMessages(tasksMessages);
  const [title, setTitle] = useState('');
  async function add() {
    const text = title.trim();
    if (text === '') return;
    setTitle('');
    if (!(await onAdd(text))) setTitle(text);
  }
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label={label ?? t('addTask')}
        isLabelHidden
        icon={Plus}
        placeholder={label ?? t('addTaskHint')}
        value={title}
        onChange={setTitle}
        maxLength={300}
        autoFocus={autoFocus}
        onBlur={() => title === '' && onLeave?.()}
        onKeyDown={({ key }) => key === 'Escape' && onLeave?.()}
        className="min-w-0 grow"
      />
      {title.trim() !== '' && (
        <Button type="submit" variant="primary">
          {t('add')}
        </Button>
      )}
    </form>
  );
}

/** The same behind a quiet button, where there are several places to add to. */
export function QuickAddButton({ label, ...rest }: Pick<QuickAddProps, 'label' | 'onAdd'>) {
  const t = useMessages(tasksMessages);
  const [isOpen, setOpen] = useState(false);
  if (isOpen)
    return <QuickAdd {...rest} {...(label !== undefined && { label })} autoFocus onLeave={() => setOpen(false)} />;
  return (
    <Button
      size="sm"
      variant="quiet"
      icon={Plus}
      className="self-start text-muted"
      {...(label !== undefined && { 'aria-label': label })}
      onPress={() => setOpen(true)}
    >
      {t('addTask')}
    </Button>
  );
}
