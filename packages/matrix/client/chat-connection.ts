/** Whether what is shown is what the homeserver has. */
export type ChatConnection =
  /** Nothing to show yet. */
  | 'starting'
  /** What was kept or is known is shown; the homeserver does not answer. */
  | 'offline'
  | 'live';

/** From what matrix-js-sdk says of its sync. */
export function connectionOf(state: string, before: ChatConnection): ChatConnection {
  if (state === 'SYNCING') return 'live';
  if (state === 'PREPARED') return before === 'live' ? 'live' : before;
  if (state === 'ERROR' || state === 'RECONNECTING' || state === 'STOPPED') return 'offline';
  return before;
}
