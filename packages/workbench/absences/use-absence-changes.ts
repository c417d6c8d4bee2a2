import { type QueuedAction, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { changeAbsence, listAbsences, removeAbsence, setAbsence } from '@kontor/schema';
import { useMessages } from '@kontor/ui';
import { absenceMessages } from './absence-messages.ts';
import { useDays } from './use-days.ts';

export interface AbsenceChanges {
  readonly enter: QueuedAction<typeof setAbsence>;
  readonly change: QueuedAction<typeof changeAbsence>;
  readonly remove: QueuedAction<typeof removeAbsence>;
}

/** Changes of the own absences, also without a connection. They keep their order: each may rest on the one before. */
export function useAbsenceChanges(): AbsenceChanges {
  const t = useMessages(absenceMessages);
  const daysOf = useDays();
  const { person } = useSession();
  const object = () => `people/person/${person.id}`;
  const refreshes = [listAbsences];
  return {
    enter: useQueuedAction(setAbsence, {
      object,
      refreshes,
      title: (input) => t('queuedEnter', { days: daysOf(input) }),
    }),
    change: useQueuedAction(changeAbsence, {
      object,
      refreshes,
      title: (input) => t('queuedChange', { days: daysOf(input) }),
    }),
    remove: useQueuedAction(removeAbsence, { object, refreshes, title: () => t('queuedRemove') }),
  };
}
