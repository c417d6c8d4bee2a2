import {
  type PendingChange,
  type PendingChanges,
  type QueuedAction,
  useQueuedAction,
  useSession,
} from '@kontor/plugin-api/client';
import type { Route } from '@kontor/schema';
import { useMessages } from '@kontor/ui';
import {
  defaultVisibility,
  getPerson,
  type PersonDetails,
  setVisibility,
  updateOwnProfile,
} from '../../shared/index.ts';
import { announceOwn } from './own-person.ts';
import { profileMessages } from './profile-messages.ts';

/** Changes what somebody says about themselves, also without a connection. */
export function useProfileChange(person: PersonDetails): QueuedAction<typeof updateOwnProfile> {
  const t = useMessages(profileMessages);
  return useQueuedAction(updateOwnProfile, {
    object: useOwnRef(),
    title: () => t('queuedProfile'),
    folds: true,
    expects: ({ revision: _base, ...change }) =>
      announceOwn(after(person, { ...change, ...(change.skills && { unconfirmedSkills: [] }) })),
    announces: announceOwn,
    refreshes: [getPerson],
  });
}

/** Chooses who sees what, also without a connection. */
export function useVisibilityChange(person: PersonDetails): QueuedAction<typeof setVisibility> {
  const t = useMessages(profileMessages);
  return useQueuedAction(setVisibility, {
    object: useOwnRef(),
    title: () => t('queuedVisibility'),
    folds: true,
    expects: ({ visibility }) =>
      announceOwn(after(person, { visibility: { ...(person.visibility ?? defaultVisibility), ...visibility } })),
    announces: announceOwn,
  });
}

/** Names of the values that are on this device and not yet at the server. */
export function waitingNames<Called extends Route>(
  { changes }: PendingChanges<Called>,
  valuesOf: (input: PendingChange<Called>['input']) => object,
): ReadonlySet<string> {
  const waiting = changes.filter(({ refusal }) => refusal === undefined);
  return new Set(waiting.flatMap(({ input }) => Object.keys(valuesOf(input))));
}

/** Both are about the own entry, so they keep their order. */
function useOwnRef(): () => string {
  const { person } = useSession();
  return () => `people/person/${person.id}`;
}

/** What the next change is made on, while this one is on its way. */
function after(person: PersonDetails, change: object): PersonDetails {
  return { ...person, ...change, profileRevision: person.profileRevision + 1 };
}
