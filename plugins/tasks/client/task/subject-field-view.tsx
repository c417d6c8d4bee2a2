import { useFoundSubjects } from '@kontor/plugin-api/client';
import { ComboBox, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { tasksMessages } from '../tasks-messages.ts';
import type { Subject } from './use-task-changes.ts';

interface SubjectFieldProps {
  readonly label: string;
  /** Ids of those who are not offered. */
  readonly without: readonly string[];
  readonly onPick: (subject: Subject, name: string) => void;
}

const kinds = ['person', 'org-unit'] as const;

/** A person or an org unit, found by typing. */
export function SubjectField({ label, without, onPick }: SubjectFieldProps) {
  const t = useMessages(tasksMessages);
  const [typed, setTyped] = useState('');
  const { options, isSettled } = useFoundSubjects(typed, kinds, new Set(without));
  return (
    <ComboBox
      label={label}
      options={options}
      isFilteredByCaller
      placeholder={t('assignHint')}
      emptyText={t('nobodyFound')}
      isClosedWhenEmpty={!isSettled}
      value={null}
      inputValue={typed}
      onInputChange={setTyped}
      onChange={(id) => {
        const option = options.find((each) => each.id === id);
        if (!option) return;
        onPick({ kind: option.kind, id: option.id }, option.label);
        setTyped('');
      }}
      className="min-w-52 grow"
    />
  );
}
