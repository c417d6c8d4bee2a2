import { type QueuedAction, useQueryRoute, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { getPreferences, type Preferences, preferencesChanged, setPreferences } from '@kontor/schema';
import { useMessages } from '@kontor/ui';
import { shellMessages } from './shell-messages.ts';

export interface Arrangement {
  /** How the person has arranged Kontor for themselves, once it is known. */
  readonly arranged: Preferences | undefined;
  readonly change: QueuedAction<typeof setPreferences>;
}

/** Order of spaces, hints sent away: changed also without a connection. */
export function useArrangement(): Arrangement {
  const t = useMessages(shellMessages);
  const { person } = useSession();
  const arranged = useQueryRoute(getPreferences, {}).data;
  const event = (object: object) => ({
    definition: preferencesChanged,
    payload: { person: person.id },
    object: { ...object },
  });
  const change = useQueuedAction(setPreferences, {
    object: () => `preferences/person/${person.id}`,
    title: () => t('queuedArrangement'),
    folds: true,
    expects: (input) => (arranged ? [event({ ...arranged, ...input })] : []),
    announces: (answer) => [event(answer)],
    refreshes: [getPreferences],
  });
  return { arranged, change };
}
