import type { Target } from './target.ts';

/**
 * Where our homeserver answers otherwise than Synapse on purpose; each is used by a test, and the README lists them. Both
 * sides of a difference are tested.
 */
export const differences = {
  crossSigningReset:
    'After an administrator allowed it, cross-signing keys are replaced without the password; Synapse has the endpoint, but it only works beside its authentication service.',
  currentBackupVersion:
    'A refused key backup names the current version; Synapse 1.160 names the old one that was asked for.',
  foreignProfile:
    'Deleting a profile field of somebody else is 403 (client-server API, Profiles); Synapse answers 400.',
  guardedPreviews: 'Link previews never ask private addresses; Synapse is tested with its lists of them empty.',
  ignoredPresence: 'Who ignores somebody is not told whether they are there; Synapse tells it.',
  lockedPresence: 'Who is locked is offline at once; Synapse shows them until their time is over.',
  mediaRights: 'Media of a room is refused to those who left it; Synapse serves it to everybody signed in.',
  presenceOff: 'Presence is off unless the organisation turns it on; Synapse is tested with it on.',
  purgedMedia: 'Files go with the history or the room they were sent in; Synapse keeps them until they are deleted.',
  receiptsOff: 'Others see no read receipts unless the organisation turns them on; Synapse shows them.',
  slidingCounts: 'Simplified sliding sync counts unread messages; Synapse 1.160 always says none.',
  senderRules: 'Push rules of the kind sender match the sender of an event; Synapse 1.160 lets them match nothing.',
  supportPage: 'The organisation can say whom to ask; Synapse leaves that to a web server before it.',
  stateAfter: 'Synapse 1.160 knows use_state_after (client-server API 1.16) only as an experiment; ours knows it.',
  literalSearch: 'A search of the room directory is for its letters; Synapse takes % and _ as placeholders.',
  oneOrder:
    'The events of a room follow each other, and each is judged by those before it; in Synapse those written at once stand side by side.',
  oneTokenPerDevice:
    'Signing a device in again ends its earlier access token, as "Relationship between access tokens and devices" says; Synapse keeps it.',
  absurdlyDeepJson: 'JSON of thousands of levels is refused; the process of Synapse dies of it, so it is spared.',
  historyAfterLeaving:
    'Who has left reads what "Room history visibility" allows, up to when they left; Synapse shows less of it by id, and more page by page.',
  forgottenIsClosed:
    'Who has forgotten a room gets nothing of it; Synapse still gives single events to who knows their ids.',
  transactionsPerEndpoint:
    'A transaction id counts for one endpoint ("Transaction identifiers"); Synapse takes sending and redacting in a room as one.',
  wrongTypesAreRefused:
    'Input of a wrong type is refused with 400; Synapse fails with 500 in places and takes it in others.',
} as const satisfies Readonly<Record<string, string>>;

/** What this server is expected to do where the two differ. */
export function expected<Value>(
  target: Target,
  _difference: keyof typeof differences,
  values: { readonly kontor: Value; readonly synapse: Value },
): Value {
  return values[target.kind];
}
