/**
 * - `connecting`: on the way, and nothing is known to be unsaved
 * - `offline`: no connection; `isUnsaved` says whether anything waits
 * - `unsaved`: connected, and something is not acknowledged yet
 * - `saved`: the server has committed all that is here
 * - `refused`: the server will not take it: the right is lost, the document is gone, or only reading is allowed
 */
export type CollabState = 'connecting' | 'offline' | 'unsaved' | 'saved' | 'refused';

export interface SaveProgress {
  readonly connection: 'connecting' | 'open' | 'closed';
  /** Something is here of which no server has said that it is committed. */
  readonly isUnsaved: boolean;
  /** This connection has told the server all that it lacked. */
  readonly hasAnswered: boolean;
  /** Updates sent on this connection, and how many of them are committed. */
  readonly sent: number;
  readonly saved: number;
  readonly isRefused: boolean;
}

export type SaveStep =
  | { readonly type: 'edited' | 'connecting' | 'opened' | 'closed' | 'sentUpdate' | 'sentAll' | 'denied' | 'refused' }
  | { readonly type: 'saved'; readonly count: number };

/** `hasContent`: what a document brings along when it is opened may never have reached a server. */
export function beginProgress(hasContent: boolean): SaveProgress {
  return { connection: 'connecting', isUnsaved: hasContent, hasAnswered: false, sent: 0, saved: 0, isRefused: false };
}

/** Pure: what is known after a step. */
export function follow(progress: SaveProgress, step: SaveStep): SaveProgress {
  switch (step.type) {
    case 'edited':
      return { ...progress, isUnsaved: true };
    case 'connecting':
      return { ...progress, connection: 'connecting', hasAnswered: false, sent: 0, saved: 0, isRefused: false };
    case 'opened':
      return { ...progress, connection: 'open' };
    case 'closed':
      return { ...progress, connection: 'closed', hasAnswered: false };
    case 'sentUpdate':
      return { ...progress, sent: progress.sent + 1 };
    case 'sentAll':
      return { ...progress, sent: progress.sent + 1, hasAnswered: true, isRefused: false };
    case 'denied':
      // One refusal for each update, which will never be counted.
      return { ...progress, sent: progress.sent - 1, isRefused: true };
    case 'refused':
      return { ...progress, isRefused: true };
    case 'saved':
      return settle({ ...progress, saved: step.count });
  }
}

/** Only a server that was told everything can say that everything is saved. */
function settle(progress: SaveProgress): SaveProgress {
  const isAll = progress.hasAnswered && !progress.isRefused && progress.saved >= progress.sent;
  return isAll ? { ...progress, isUnsaved: false } : progress;
}

export function stateOf(progress: SaveProgress): CollabState {
  if (progress.isRefused) return 'refused';
  if (progress.connection === 'closed') return 'offline';
  if (progress.connection === 'open' && progress.hasAnswered) return progress.isUnsaved ? 'unsaved' : 'saved';
  return progress.isUnsaved ? 'unsaved' : 'connecting';
}
