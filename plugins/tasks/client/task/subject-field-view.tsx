import { FindSubject } from '@kontor/plugin-api/client';
import { useMessages } from '@kontor/ui';
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
  return (
    <FindSubject
      label={label}
      kinds={kinds}
      without={without}
      placeholder={t('assignHint')}
      emptyText={t('nobodyFound')}
      onPick={({ kind, id, label: name }) => onPick({ kind, id }, name)}
      className="min-w-52 grow"
    />
  );
}
