import { type AwayNow, AwayOffer, PersonName, useAway, useSession } from '@kontor/plugin-api/client';
import { Avatar, Badge, Button, IconButton, useMessages, X } from '@kontor/ui';
import { useState } from 'react';
import type { Task } from '../../shared/index.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { AnswerDialog } from './answer-dialog-view.tsx';
import { SubjectField } from './subject-field-view.tsx';
import type { Subject, useTaskChanges } from './use-task-changes.ts';

interface AssigneesProps {
  readonly task: Task;
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly mayEdit: boolean;
  readonly isAssigned: boolean;
  /** Whoever declines or passes on what they only saw because it was theirs sees it no longer. */
  readonly onGone: () => void;
}

/** Who is asked to do a task, and what they said to it. */
export function Assignees({ task, changes, mayEdit, isAssigned, onGone }: AssigneesProps) {
  const t = useMessages(tasksMessages);
  const { person } = useSession();
  const asked = task.state === 'open' ? task.assignees.filter(({ answer }) => answer !== 'declined') : [];
  const away = useAway(asked.flatMap(({ subject }) => (subject.kind === 'person' ? [subject.id] : [])));
  const own = task.assignees.find(({ subject }) => subject.id === person.id);
  const isAsked = isAssigned && task.state === 'open' && own?.answer !== 'accepted';
  const states = { asked: t('askedState'), accepted: t('acceptedState'), declined: t('declinedBy') };
  // First the one and then the other: nobody is left without somebody asked.
  async function askInstead(absent: Subject, substitute: Subject) {
    if ((await changes.assign(task, substitute)) !== 'refused') await changes.unassign(task, absent);
  }
  return (
    <section aria-label={t('assignees')} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium">{t('assignees')}</h2>
      {isAsked && <Answer task={task} changes={changes} onGone={mayEdit ? undefined : onGone} />}
      {task.assignees.length > 0 && (
        <ul className="flex flex-col gap-1">
          {task.assignees.map(({ subject, name, answer, reason }) => (
            <li key={subject.id} className="flex min-h-9 flex-wrap items-center gap-x-2">
              <Avatar name={name} seed={subject.id} size="sm" shape={subject.kind === 'person' ? 'round' : 'square'} />
              <span className="min-w-0 grow">
                {subject.kind === 'person' ? <PersonName person={{ id: subject.id, name }} /> : name}
                {reason !== '' && <span className="block text-sm text-muted [overflow-wrap:anywhere]">{reason}</span>}
              </span>
              <Badge tone={answer === 'declined' ? 'danger' : 'neutral'}>{states[answer]}</Badge>
              {mayEdit && (
                <IconButton
                  icon={X}
                  size="sm"
                  label={t('unassign', { name })}
                  onPress={() => void changes.unassign(task, subject)}
                />
              )}
              <Away
                away={away.get(subject.id)}
                isAsked={(id) => task.assignees.some((each) => each.subject.id === id)}
                {...(mayEdit && {
                  onInstead: ({ id }: { readonly id: string }) => void askInstead(subject, { kind: 'person', id }),
                })}
              />
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <div className="flex flex-wrap items-end gap-2">
          <SubjectField
            label={t('assign')}
            without={task.assignees.filter(({ answer }) => answer !== 'declined').map(({ subject }) => subject.id)}
            onPick={(subject) => void changes.assign(task, subject)}
          />
          {!own && (
            <Button onPress={() => void changes.assign(task, { kind: 'person', id: person.id })}>
              {t('assignMe')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

interface AwayProps {
  readonly away: AwayNow | undefined;
  readonly isAsked: (person: string) => boolean;
  readonly onInstead?: (substitute: { readonly id: string }) => void;
}

/** Below the name of somebody who is away; whoever stands in and is asked already is not offered. */
function Away({ away, isAsked, onInstead }: AwayProps) {
  if (!away) return null;
  const isOffered = away.substitute !== null && !isAsked(away.substitute.id);
  return (
    <span className="basis-full ps-9">
      <AwayOffer away={away} onInstead={isOffered ? onInstead : undefined} />
    </span>
  );
}

interface AnswerProps extends Pick<AssigneesProps, 'task' | 'changes'> {
  readonly onGone: (() => void) | undefined;
}

function Answer({ task, changes, onGone }: AnswerProps) {
  const t = useMessages(tasksMessages);
  const [asking, setAsking] = useState<'decline' | 'pass-on'>();
  return (
    <div className="flex flex-col gap-3 rounded-md bg-accent-soft p-3">
      <p className="text-sm">{t('askedYou')}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" onPress={() => void changes.answer(task, { kind: 'accept' })}>
          {t('accept')}
        </Button>
        <Button size="sm" onPress={() => setAsking('decline')}>
          {t('decline')}
        </Button>
        <Button size="sm" onPress={() => setAsking('pass-on')}>
          {t('passOn')}
        </Button>
      </div>
      {asking && (
        <AnswerDialog
          kind={asking}
          onAnswer={(answer) => {
            onGone?.();
            void changes.answer(task, answer);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
