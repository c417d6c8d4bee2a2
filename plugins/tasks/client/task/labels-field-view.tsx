import { TagList, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { tasksMessages } from '../tasks-messages.ts';

interface LabelsFieldProps {
  readonly labels: readonly string[];
  readonly mayEdit: boolean;
  readonly onChange: (labels: readonly string[]) => void;
}

const most = 20;

/** Words by which tasks are found together. */
export function LabelsField({ labels, mayEdit, onChange }: LabelsFieldProps) {
  const t = useMessages(tasksMessages);
  const [typed, setTyped] = useState('');
  function add() {
    const label = typed.trim().replace(/^#/, '');
    setTyped('');
    if (label !== '' && !labels.includes(label)) onChange([...labels, label]);
  }
  return (
    <div className="flex flex-col gap-2">
      {mayEdit && labels.length < most && (
        <TextField
          label={t('labels')}
          placeholder={t('labelsHint')}
          value={typed}
          onChange={setTyped}
          maxLength={40}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
        />
      )}
      {labels.length > 0 && (
        <TagList
          label={t('labels')}
          isLabelHidden={mayEdit}
          tags={labels.map((label) => ({ id: label, label }))}
          {...(mayEdit && { onRemove: (gone: string) => onChange(labels.filter((label) => label !== gone)) })}
        />
      )}
    </div>
  );
}
