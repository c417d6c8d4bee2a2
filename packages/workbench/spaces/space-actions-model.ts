import { ApiError, type OwnEvent, useCall, useNavigate, useWorkbench } from '@kontor/plugin-api/client';
import {
  archiveSpace,
  getSpace,
  joinSpace,
  leaveSpace,
  listSpaces,
  type SpaceView,
  spaceAccessChanged,
  spaceUpdated,
  withdrawRequest,
} from '@kontor/schema';
import { useMessages, useToast } from '@kontor/ui';
import { useQueryClient } from '@tanstack/react-query';
import { spaceMessages } from './space-messages.ts';

export interface SpaceActions {
  join(): Promise<void>;
  /** Gives the own grant back; where everybody may join, it can be undone. */
  leave(): Promise<void>;
  /** Takes the own request to join back. */
  withdraw(): Promise<void>;
  /** Archives or brings back, and offers to undo it. */
  archive(archived: boolean): Promise<void>;
}

/** What the server announces after a change of a space, as this client folds it. */
export function spaceEvent(definition: OwnEvent['definition'], space: SpaceView): OwnEvent {
  return { definition, payload: { space: space.id }, object: space };
}

export function useSpaceActions(space: SpaceView): SpaceActions {
  const t = useMessages(spaceMessages);
  const call = useCall();
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { announce } = useWorkbench();

  /** Refusals become a toast; anything else is a bug and is thrown on. */
  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      toast.show({ text: t('failed', { reason: failure.message }), tone: 'danger' });
    }
  }
  const archive = (archived: boolean): Promise<void> =>
    attempt(async () => {
      announce(spaceEvent(spaceUpdated, await call(archiveSpace, { space: space.id, archived })));
      const text = t(archived ? 'archivedToast' : 'restored', { name: space.name });
      toast.showUndo(text, () => void archive(!archived));
    });
  const join = (): Promise<void> =>
    attempt(async () => {
      announce(spaceEvent(spaceAccessChanged, await call(joinSpace, { space: space.id })));
      toast.show({ text: t('joined'), tone: 'success' });
    });
  return {
    archive,
    join,
    withdraw: () =>
      attempt(async () => {
        announce(spaceEvent(spaceUpdated, await call(withdrawRequest, { space: space.id })));
        toast.show({ text: t('withdrawn') });
      }),
    leave: () =>
      attempt(async () => {
        await call(leaveSpace, { space: space.id });
        // Whether the space can still be seen is known only to the server.
        void queries.invalidateQueries({ queryKey: [listSpaces.name] });
        void queries.invalidateQueries({ queryKey: [getSpace.name] });
        const text = t('left', { name: space.name });
        // Whoever joins an open space edits; a stronger role would not come back.
        if (space.visibility === 'open' && space.role === 'editor') toast.showUndo(text, () => void join());
        else toast.show({ text });
        if (space.visibility === 'hidden') navigate('/spaces', { replace: true });
      }),
  };
}
