import { newId } from '@kontor/base';
import { type OwnEvent, useQueuedAction } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect } from 'react';
import type { Arrangement, LinkedTask } from '../../shared/around.ts';
import { getAround } from '../../shared/around-api.ts';
import { addBlocker, addReminder, removeBlocker, removeReminder, setWatching } from '../../shared/around-change-api.ts';
import { type Task, taskArranged, taskChanged, taskRef } from '../../shared/index.ts';
import type { Reminder, ReminderWhen } from '../../shared/reminder.ts';
import { reminderMoment } from '../../shared/reminder-moment.ts';
import { aroundMessages } from './around-messages.ts';

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

function arranged(task: string, arrangement: Arrangement): OwnEvent {
  return { definition: taskArranged, payload: { task }, object: { ...arrangement } };
}

function told(task: Task): OwnEvent {
  return { definition: taskChanged, payload: { task: task.id, list: task.list }, object: task };
}

/** What somebody arranges around a task, also without a connection, each with the way back. */
export function useAroundChanges(task: Task) {
  const t = useMessages(aroundMessages);
  const toast = useToast();
  const object = () => taskRef(task.id);
  const refreshes = [getAround];
  const remind = useQueuedAction(addReminder, {
    object,
    title: () => t('queuedReminder', { title: task.title }),
    // On the clocks of this device until the server has said it on those of the organisation.
    expects: ({ id, when }) => [
      arranged(task.id, { putReminder: { id, when, at: reminderMoment(when, task, here)?.toISOString() ?? null } }),
    ],
    refreshes,
  });
  const forget = useQueuedAction(removeReminder, {
    object,
    title: () => t('queuedReminder', { title: task.title }),
    expects: ({ reminder }) => [arranged(task.id, { gone: reminder })],
    refreshes,
  });
  const watch = useQueuedAction(setWatching, {
    object,
    title: () => t('queuedWatch', { title: task.title }),
    expects: ({ isWatching }) => [arranged(task.id, { isWatching })],
    refreshes,
    folds: true,
  });
  const wait = useQueuedAction(addBlocker, {
    object,
    title: () => t('queuedBlocker', { title: task.title }),
    expects: ({ blocker }) => {
      const linked = chosen.get(blocker);
      const more = { ...task, waitsFor: task.waitsFor + 1 };
      return linked ? [told(more), arranged(task.id, { putWaitsFor: linked })] : [];
    },
    announces: (answer) => [told(answer)],
  });
  const release = useQueuedAction(removeBlocker, {
    object,
    title: () => t('queuedBlocker', { title: task.title }),
    expects: ({ blocker }) => {
      const fewer = chosen.get(blocker)?.state === 'open' ? task.waitsFor - 1 : task.waitsFor;
      return [told({ ...task, waitsFor: Math.max(0, fewer) }), arranged(task.id, { gone: blocker })];
    },
    announces: (answer) => [told(answer)],
  });
  const refusal = [remind, forget, watch, wait, release].find(({ error }) => error !== undefined)?.error?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: t('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, t]);

  const addTo = (when: ReminderWhen) => remind.run({ task: task.id, id: newId(), when });
  const waitFor = (linked: LinkedTask) => {
    chosen.set(linked.id, linked);
    return wait.run({ task: task.id, blocker: linked.id });
  };
  const setWatch = (isWatching: boolean) => watch.run({ task: task.id, isWatching });
  return {
    remind: addTo,
    forget({ id, when }: Reminder) {
      void forget.run({ task: task.id, reminder: id });
      toast.showUndo(t('reminderRemoved'), () => void addTo(when));
    },
    watch(isWatching: boolean) {
      void setWatch(isWatching);
      toast.showUndo(t(isWatching ? 'watching' : 'notWatching'), () => void setWatch(!isWatching));
    },
    waitFor,
    release(linked: LinkedTask) {
      chosen.set(linked.id, linked);
      void release.run({ task: task.id, blocker: linked.id });
      toast.showUndo(t('blockerRemoved', { title: linked.title }), () => void waitFor(linked));
    },
  };
}

export type AroundChanges = ReturnType<typeof useAroundChanges>;

/** What was chosen, or let go: the outbox asks what becomes of it. */
const chosen = new Map<string, LinkedTask>();
