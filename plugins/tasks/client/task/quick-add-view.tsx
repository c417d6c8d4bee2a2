import { Button, Plus, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { tasksMessages } from '../tasks-messages.ts';

interface QuickAddProps {
  readonly label?: string;
  /** False: it was refused, and the text stays. */
  readonly onAdd: (title: string) => Promise<boolean>;
}

/** One line that becomes a task; the cursor stays for the next one. */
export function QuickAdd({ label, onAdd }: QuickAddProps) {
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
        className="min-w-0 grow"
      />
      <Button type="submit" isDisabled={title.trim() === ''}>
        {t('add')}
      </Button>
    </form>
  );
}
