import type { Core } from '../homeserver-core.ts';
import type { JsonObject } from '../json.ts';
import type { DelayedEventRow } from '../storage/delayed-event-table.ts';
import { findUser } from '../storage/user-table.ts';
import type { Caller } from '../users/sessions.ts';
import { changeMembership } from './change-membership.ts';
import { sendEvent } from './send-event.ts';
import { isMembership } from './state-view.ts';

/** Sends an event whose time has come as whoever sent it, if they still may: see `DelayedEvents`. */
export async function sendDelayedEvent(core: Core, row: DelayedEventRow): Promise<void> {
  const { user_id: userId, room_id: roomId, type, state_key: stateKey, transaction_id: transactionId } = row;
  const user = await core.database.transaction((tx) => findUser(tx, userId));
  if (!user || user.is_deactivated || user.is_locked || user.is_suspended) return;
  const caller: Caller = {
    ...{ userId, deviceId: row.device_id ?? undefined, isAdmin: user.is_admin, isGuest: user.kind === 'guest' },
    isSuspended: false,
  };
  const content = JSON.parse(row.content) as JsonObject; // as it was added
  if (type === 'm.room.member' && stateKey !== null && isMembership(content.membership))
    await changeMembership(core, caller, { roomId, userId: stateKey, membership: content.membership, content });
  else if (stateKey !== null) await sendEvent(core, caller, { roomId, type, content, stateKey });
  else await sendEvent(core, caller, { roomId, type, content, transactionId: transactionId ?? row.delay_id });
}
