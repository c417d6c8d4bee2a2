/** First number of every frame: those of y-websocket, and one of ours that other clients pass by. */
export const messageTypes = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 100 } as const;

/** Second number of a `sync` frame (y-protocols/sync). */
export const syncTypes = { step1: 0, step2: 1, update: 2 } as const;

/** Second number of an `auth` frame (y-protocols/auth): the update before it was refused; a reason follows. */
export const permissionDenied = 0;

/**
 * Codes with which the server closes. As y-websocket 3 reads them, 44xx are for good: the client stops and says so. After
 * 45xx it comes back and loses nothing, as what was not acknowledged is asked for again (C8).
 */
export const collabCloseCodes = {
  badMessage: 4400,
  sessionEnded: 4401,
  /** The right that the connection had is lost. */
  forbidden: 4403,
  /** There is no such document, or none that this person may see. */
  notFound: 4404,
  tooLarge: 4413,
  /** The client is too old for what it writes to be merged. */
  outdated: 4426,
  tooMany: 4429,
  /** What the server has in memory is not to be trusted any more and is loaded anew. */
  reload: 4500,
  /** The database does not answer. */
  unavailable: 4503,
  /** The client did not read what it was sent. */
  tooSlow: 4508,
} as const;

/** What somebody may do with a document's text; who comments sees the text, and comments are not part of it. */
export type CollabRight = 'write' | 'comment' | 'read';
