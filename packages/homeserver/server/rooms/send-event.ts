import type { Core } from '../homeserver-core.ts';
import type { JsonObject } from '../json.ts';
import { forbidden, notFound, userSuspended } from '../matrix-error.ts';
import { mediaIn } from '../media/media-address.ts';
import { deleteMediaOf, putPassedOn } from '../media/media-uses.ts';
import { findEvent } from '../storage/event-table.ts';
import type { WriteBatch } from '../storage/write-batch.ts';
import type { Caller } from '../users/sessions.ts';
import { checkContent } from './check-content.ts';
import { PowerLevels } from './power-levels.ts';
import type { RoomDraft } from './room-draft.ts';
import type { RoomEvent } from './room-event.ts';
import { remember, transactionKey } from './transactions.ts';

export interface SendRequest {
  readonly roomId: string;
  readonly type: string;
  readonly content: JsonObject;
  /** Absent where a transaction is sent without one, as state is. */
  readonly transactionId?: string | undefined;
  readonly stateKey?: string | undefined;
  /** Only for application services ("Timestamp massaging"). */
  readonly sentAt?: number | undefined;
}

/** Sends an event and answers with its id, which is committed then; the same transaction always answers with the same id. */
export async function sendEvent(core: Core, caller: Caller, request: SendRequest): Promise<string> {
  const { roomId, type, content, stateKey, sentAt } = request;
  await checkContent(core, request);
  const named = mediaIn(content);
  const passedOn = named.length > 0 ? await core.media.listPassedOn(caller.userId, named) : [];
  const checkRelation = await core.relationChecks.of(caller.userId, request);
  return once(core, caller, request, (draft, sending, batch) => {
    checkRelation(draft);
    const same = stateKey === undefined ? undefined : draft.find(type, stateKey);
    if (same && isSame(same, caller, content)) return same.eventId;
    const event = draft.append({ ...sending, type, stateKey, content, sentAt });
    putPassedOn(event, passedOn, batch);
    return event.eventId;
  });
  function isSame(current: RoomEvent, { userId }: Caller, next: JsonObject): boolean {
    return (
      current.roomId === roomId && current.sender === userId && JSON.stringify(current.content) === JSON.stringify(next)
    );
  }
}

/** Redacts an event of the room: one's own, or another's with the power to. */
export async function redactEvent(
  core: Core,
  caller: Caller,
  request: {
    readonly roomId: string;
    readonly eventId: string;
    readonly content: JsonObject;
    readonly transactionId?: string | undefined;
    readonly sentAt?: number | undefined;
  },
): Promise<string> {
  const { roomId, eventId, content, sentAt } = request;
  const stored = await core.database.transaction((tx) => findEvent(tx, roomId, eventId));
  return once(core, caller, { ...request, type: 'm.room.redaction' }, (draft, sending, batch) => {
    const target = draft.appended.find((event) => event.eventId === eventId) ?? stored;
    if (!target) throw notFound('The event that is to be redacted does not exist');
    const levels = PowerLevels.of(draft);
    if (target.sender !== caller.userId && !levels.may(caller.userId, 'redact'))
      throw forbidden('You may not redact what others have sent here');
    if (caller.isSuspended && target.sender !== caller.userId) throw userSuspended();
    const inContent = draft.version.redactsInContent;
    const redaction = draft.append({
      ...sending,
      type: 'm.room.redaction',
      content: inContent ? { ...content, redacts: eventId } : content,
      redacts: eventId,
      sentAt,
    });
    if (!target.isRedacted && target.type !== 'm.room.create') {
      draft.redact(target, redaction);
      deleteMediaOf(core, target, batch);
    }
    return redaction.eventId;
  });
}

interface Sending {
  readonly sender: string;
  readonly device: string | undefined;
  readonly transactionId: string | undefined;
}

/** Decides a change of the room unless this transaction was decided before. */
async function once(
  core: Core,
  caller: Caller,
  {
    roomId,
    type,
    transactionId,
  }: { readonly roomId: string; readonly type: string; readonly transactionId?: string | undefined },
  decide: (draft: RoomDraft, sending: Sending, batch: WriteBatch) => string,
): Promise<string> {
  // Application services without a device send as their user.
  const device = caller.deviceId ?? '';
  const sending = { sender: caller.userId, device, transactionId };
  if (transactionId === undefined) return core.rooms.write(roomId, (draft, batch) => decide(draft, sending, batch));
  const sent = await core.transactions.of(caller.userId, device);
  const key = transactionKey(roomId, type, transactionId);
  return core.rooms.write(roomId, (draft, batch) => {
    const known = sent.get(key);
    if (known !== undefined) return known;
    const eventId = decide(draft, sending, batch);
    remember(sent, key, eventId);
    return eventId;
  });
}
