import { Button, Plus, TextField, useMessages } from '@kontor/ui';
import { useRef, useState } from 'react';
import { tasksMessages } from '../tasks-messages.ts';
import type { NewEntry } from './quick-add-model.ts';
import { UnderstoodLine } from './understood-view.tsx';
import { emptyLine, useUnderstanding } from './use-understanding.ts';

interface QuickAddProps {
  readonly label?: string;
  readonly autoFocus?: boolean;
  /** Written before, and not sent. */
  readonly initialText?: string;
  /** Hears of each letter. */
  readonly onText?: (text: string) => void;
  /** All of it is the title: dates and the like are not read. */
  readonly isPlain?: boolean;
  /** Left empty, or with the Escape key. */
  readonly onLeave?: () => void;
  /** False: it was refused, and the text stays. */
  readonly onAdd: (entry: NewEntry) => Promise<boolean>;
}

/** One line that becomes a task, with the day, rhythm and priority that it names; the cursor stays for the next one. */
export function QuickAdd(props: QuickAddProps) {
  const { label, autoFocus = false, isPlain = false, initialText = '', onText, onLeave, onAdd } = props;
  const t = useMessages(tasksMessages);
  const form = useRef<HTMLFormElement>(null);
  const [line, setLine] = useState({ ...emptyLine, text: initialText });
  const { understood, readEntry } = useUnderstanding(line, isPlain);
  const isEmpty = line.text.trim() === '';
  async function add() {
    if (isEmpty) return;
    setLine(emptyLine);
    if (!(await onAdd(await readEntry()))) setLine(line);
  }
  function amend(change: Partial<typeof line>) {
    setLine((before) => ({ ...before, ...change }));
    form.current?.querySelector('input')?.focus();
  }
  return (
    <form
      ref={form}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className="flex items-end gap-2">
        <TextField
          label={label ?? t('addTask')}
          isLabelHidden
          icon={Plus}
          placeholder={label ?? t('addTaskHint')}
          value={line.text}
          onChange={(text) => {
            setLine((before) => (text === '' ? emptyLine : { ...before, text }));
            onText?.(text);
          }}
          maxLength={300}
          autoFocus={autoFocus}
          onBlur={() => line.text === '' && onLeave?.()}
          onKeyDown={({ key }) => key === 'Escape' && onLeave?.()}
          className="min-w-0 grow"
        />
        {!isEmpty && (
          <Button type="submit" variant="primary" className="shrink-0">
            {t('add')}
          </Button>
        )}
      </div>
      {!isPlain && (
        <UnderstoodLine
          understood={understood}
          onTakeBack={(words) => amend({ asWritten: [...line.asWritten, ...words] })}
          onOtherDay={(words) => amend({ otherDayOf: line.otherDayOf === words ? '' : words })}
        />
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
