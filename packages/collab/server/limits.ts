import type { Rate } from './pace.ts';

/** Bounds of C18 and C27; tests set smaller ones. */
export interface CollabLimits {
  /** Bytes of one frame. */
  readonly frame: number;
  /** Bytes of a document: its compact state and what came after it. */
  readonly document: number;
  /** Bytes of what one client says of itself, as JSON. */
  readonly awareness: number;
  /** Frames that wait for the authorisation, and their bytes together. */
  readonly waitingFrames: number;
  readonly waitingBytes: number;
  /** Bytes that a client has not read yet. */
  readonly backlog: number;
  readonly connectionsPerAccount: number;
  readonly connectionsPerDocument: number;
  readonly documents: number;
  /** Updates that a connection without the right may have refused before it is closed. */
  readonly refusals: number;
  /** Bytes that wait for the database before nothing more is read. */
  readonly pendingBytes: number;
  /** Frames and bytes of one connection that are heard without a wait. */
  readonly framesPace: Rate;
  readonly bytesPace: Rate;
}

export const collabLimits: CollabLimits = {
  frame: 4 * 1024 * 1024,
  document: 24 * 1024 * 1024,
  awareness: 4 * 1024,
  waitingFrames: 500,
  waitingBytes: 4 * 1024 * 1024,
  backlog: 8 * 1024 * 1024,
  connectionsPerAccount: 50,
  connectionsPerDocument: 500,
  documents: 5_000,
  refusals: 100,
  pendingBytes: 16 * 1024 * 1024,
  // Who types fast, and drags a selection, sends about thirty a second.
  framesPace: { perSecond: 100, burst: 1_000 },
  bytesPace: { perSecond: 2 * 1024 * 1024, burst: 16 * 1024 * 1024 },
};

/** Times in milliseconds; tests set shorter ones. */
export interface CollabTimes {
  /** How long the first update of a group waits for others. */
  readonly gather: number;
  /** Between the beginnings of two groups, while one update follows the other. */
  readonly group: number;
  /** How long a group is tried again before those who wait are sent away. */
  readonly retry: number;
  /** How long a document stays after its last connection. */
  readonly grace: number;
  /** Between two calls of `onCommitted` for one document. */
  readonly announce: number;
  /** Between two signs of life; y-websocket gives a connection up after 30 s without any. */
  readonly heartbeat: number;
  /** Between two times at which those of whom there are many are told what others write. */
  readonly tell: number;
  /** Between two times at which they are told what clients say of themselves. */
  readonly awareness: number;
  /** Between two looks for documents in which nobody writes any more. */
  readonly sweep: number;
}

export const collabTimes: CollabTimes = {
  gather: 2,
  group: 50,
  retry: 10_000,
  grace: 30_000,
  announce: 10_000,
  heartbeat: 20_000,
  tell: 4,
  awareness: 40,
  sweep: 60_000,
};
