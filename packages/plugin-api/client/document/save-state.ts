import type { CollabState } from '@kontor/collab/client';

export type ShownSaveState =
  | 'saved'
  | 'saving'
  | 'connecting'
  | 'offlineSaved'
  | 'offlineUnsaved'
  | 'offlineUnkept'
  | 'refused';

interface Known {
  readonly state: CollabState;
  readonly isUnsaved: boolean;
  readonly isOnDevice: boolean;
}

/** Pure: what to say of a document. "Saved on this device" only where its disk has it. */
export function saveStateOf({ state, isUnsaved, isOnDevice }: Known): ShownSaveState {
  if (state === 'refused') return 'refused';
  if (state === 'unsaved') return 'saving';
  if (state !== 'offline') return state;
  if (!isUnsaved) return 'offlineSaved';
  return isOnDevice ? 'offlineUnsaved' : 'offlineUnkept';
}
