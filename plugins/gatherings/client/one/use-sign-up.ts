import { usePendingChanges, useQueuedAction } from '@kontor/plugin-api/client';
import { useMessages } from '@kontor/ui';
import {
  type Gathering,
  gatheringRef,
  getGathering,
  leaveGathering,
  listGatherings,
  listParticipants,
  signUp,
} from '../../shared/index.ts';
import { oneMessages } from './one-messages.ts';

/**
 * Signing up and leaving, also without a connection. Whether there is a place is known only once the server has said so,
 * so what waits on this device is shown as that, and never as a place.
 */
export function useSignUp({ id, title }: Gathering) {
  const t = useMessages(oneMessages);
  const refreshes = [getGathering, listGatherings, listParticipants];
  const joining = useQueuedAction(signUp, {
    object: () => gatheringRef(id),
    title: () => t('queuedSignUp', { title }),
    refreshes,
  });
  const leaving = useQueuedAction(leaveGathering, {
    object: () => gatheringRef(id),
    title: () => t('queuedLeave', { title }),
    refreshes,
  });
  const waitsToJoin = usePendingChanges(signUp).changes.filter(({ input }) => input.gathering === id);
  const waitsToLeave = usePendingChanges(leaveGathering).changes.filter(({ input }) => input.gathering === id);
  const last = [...waitsToJoin.map(asKind('joins')), ...waitsToLeave.map(asKind('leaves'))]
    .filter(({ refusal }) => refusal === undefined)
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .at(-1);
  return {
    join: joining.run,
    leave: () => leaving.run({ gathering: id }),
    /** What was done here and has not arrived. */
    waits: last?.kind,
    isPending: joining.isPending || leaving.isPending,
    error: (joining.error ?? leaving.error)?.message,
  };
}

const asKind =
  (kind: 'joins' | 'leaves') =>
  ({ id, refusal }: { readonly id: string; readonly refusal: string | undefined }) => ({ id, refusal, kind });
