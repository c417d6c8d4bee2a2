import type { DecryptionFailureCode } from 'matrix-js-sdk/lib/crypto-api/index.js';
import type { MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';

/** Why an encrypted message cannot be read (yet). It resolves by itself when its key comes. */
export type Unreadable =
  /** It is being worked on. */
  | 'working'
  /** Its key has not come yet. */
  | 'waiting'
  /** Its key is not for devices that are not confirmed. */
  | 'unconfirmed'
  /** Its key is gone: no device of the person has kept it. */
  | 'lost'
  /** It was written before the person came into the room. */
  | 'before-joining'
  /** It comes from a device that its owner has not confirmed, or from somebody else in their name. */
  | 'untrusted'
  | 'broken';

const reasons: Readonly<Partial<Record<DecryptionFailureCode, Unreadable>>> = {
  MEGOLM_UNKNOWN_INBOUND_SESSION_ID: 'waiting',
  OLM_UNKNOWN_MESSAGE_INDEX: 'lost',
  MEGOLM_KEY_WITHHELD: 'lost',
  MEGOLM_KEY_WITHHELD_FOR_UNVERIFIED_DEVICE: 'unconfirmed',
  HISTORICAL_MESSAGE_NO_KEY_BACKUP: 'unconfirmed',
  HISTORICAL_MESSAGE_BACKUP_UNCONFIGURED: 'unconfirmed',
  HISTORICAL_MESSAGE_WORKING_BACKUP: 'lost',
  HISTORICAL_MESSAGE_USER_NOT_JOINED: 'before-joining',
  SENDER_IDENTITY_PREVIOUSLY_VERIFIED: 'untrusted',
  UNSIGNED_SENDER_DEVICE: 'untrusted',
  UNKNOWN_SENDER_DEVICE: 'untrusted',
};

/** Nothing for what can be read. */
export function unreadableOf(event: MatrixEvent): Unreadable | undefined {
  if (event.isRedacted()) return undefined;
  if (event.isDecryptionFailure()) return reasons[event.decryptionFailureReason ?? 'UNKNOWN_ERROR'] ?? 'broken';
  return event.getType() === 'm.room.encrypted' ? 'working' : undefined;
}
