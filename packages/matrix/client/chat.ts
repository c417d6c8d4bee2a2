import { EventType, RelationType } from 'matrix-js-sdk/lib/@types/event.js';
import type { RoomMessageEventContent } from 'matrix-js-sdk/lib/@types/events.js';
import { ClientEvent, type MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { EventStatus, type MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import type { Room } from 'matrix-js-sdk/lib/models/room.js';
import type { OutgoingText } from '../shared/text-content.ts';
import { type ChatConnection, connectionOf } from './chat-connection.ts';
import { noteDirectRoom, openDirectRoom } from './direct-rooms.ts';
import { Drafts } from './drafts.ts';
import { Encryption } from './encryption/encryption.ts';
import { HeldKey } from './encryption/held-key.ts';
import { fetchMedia, type MediaQuestion, sendFile, type Upload, type UploadParts } from './files.ts';
import { type ForwardParts, forward, isConfidential } from './forwarding.ts';
import { LeftRooms } from './left-rooms.ts';
import { LinkPreviews } from './link-previews.ts';
import { AccessTokens, type MatrixAccess } from './matrix-access.ts';
import type { ChatMessage } from './message.ts';
import { MessageCare } from './message-care.ts';
import { editContent, replyContent, textContent } from './message-content.ts';
import { findByTime, locateMessage, type MessagePlace } from './message-place.ts';
import { nameIn, readMessage } from './message-reader.ts';
import { Observable } from './observable.ts';
import { Pins } from './pins.ts';
import type { Place } from './place.ts';
import { type Polls, pollsOf } from './polls/polls.ts';
import { Reading } from './reading.ts';
import { RoomKeeping } from './room-keeping.ts';
import { RoomList } from './room-list.ts';
import { type RoomNotify, setNotify } from './room-notify.ts';
import { mayCallAll, mayRemoveOthers } from './room-rights.ts';
import { type FoundMessages, searchRoom } from './room-search.ts';
import { RoomSettings } from './room-settings.ts';
import { createSdk, startOptions } from './sdk-client.ts';
import { Timeline } from './timeline.ts';
import { WaitingMessages } from './waiting-messages.ts';

export interface ChatParts {
  /** Where `/_matrix` is, without a slash at the end. */
  readonly baseUrl: string;
  /** Signs this device in; asked again when its token is not known any longer. */
  readonly openSession: () => Promise<MatrixAccess>;
  /** Of the last time, so that what is kept is there before the homeserver answers. */
  readonly identity?: Pick<MatrixAccess, 'userId' | 'deviceId'> | undefined;
  /** Name of the database that keeps rooms and messages; without one nothing is kept. */
  readonly database?: string | undefined;
  readonly fetch?: typeof fetch;
  /**
   * Hands in the person's signing keys in place of older ones. A homeserver takes other keys only with a password, which
   * nobody has here, or from the application service.
   */
  readonly replaceKeys?: (keys: unknown) => Promise<void>;
}

export interface ChatMember {
  readonly userId: string;
  readonly name: string;
}

/** Signs in and follows the rooms of the person until `close`. */
export async function openChat(parts: ChatParts): Promise<Chat> {
  const tokens = new AccessTokens(parts.openSession, parts.fetch ?? ((...args) => fetch(...args)));
  const identity = parts.identity ?? (await tokens.get());
  const { userId, deviceId } = identity;
  const { baseUrl, database, replaceKeys } = parts;
  const held = new HeldKey();
  const sdk = await createSdk({ baseUrl, identity: { userId, deviceId }, tokens, database, held, replaceKeys });
  const chat = new Chat(sdk, tokens, new Encryption(sdk, held, database));
  await chat.encryption.wakeIfKept();
  await sdk.startClient(startOptions);
  return chat;
}

/** The one way to Matrix: what is said in rooms, and what the person says. */
export class Chat {
  readonly connection = new Observable<ChatConnection>('starting');
  /** What changes rooms for everybody in them. */
  readonly settings: RoomSettings;
  readonly pins: Pins;
  readonly reading: Reading;
  readonly drafts: Drafts;
  readonly care: MessageCare;
  readonly encryption: Encryption;
  readonly leftRooms: LeftRooms;
  readonly previews: LinkPreviews;
  readonly #sdk: MatrixClient;
  readonly #tokens: AccessTokens;
  readonly #list: RoomList;
  readonly #keys = new WeakMap<MatrixEvent, string>();
  readonly #waiting: WaitingMessages;
  readonly #keeping: RoomKeeping;

  constructor(sdk: MatrixClient, tokens: AccessTokens, encryption: Encryption) {
    this.#sdk = sdk;
    this.#tokens = tokens;
    this.settings = new RoomSettings(sdk);
    this.encryption = encryption;
    this.#list = new RoomList(sdk);
    this.pins = new Pins(sdk);
    this.reading = new Reading(sdk, this.#list);
    this.drafts = new Drafts(sdk);
    this.leftRooms = new LeftRooms(sdk);
    this.care = new MessageCare(sdk);
    this.previews = new LinkPreviews(sdk);
    this.#waiting = new WaitingMessages(sdk);
    this.#keeping = new RoomKeeping(sdk);
    // Each thread, reaction and draft of a room listens; that is many, and no leak.
    sdk.setMaxListeners(0);
    sdk.on(ClientEvent.Sync, (state) => {
      const before = this.connection.value;
      this.connection.set(connectionOf(state, before));
      if (before !== 'live' && this.connection.value === 'live') void this.#waiting.send();
    });
  }

  get userId(): string {
    return this.#sdk.getSafeUserId();
  }

  get deviceId(): string {
    return this.#sdk.getDeviceId() ?? '';
  }

  get rooms() {
    return this.#list.rooms;
  }

  get polls(): Polls {
    return pollsOf(this.#sdk);
  }

  findRoom(room: string) {
    return this.#list.find(room);
  }

  /**
   * The messages of a room or a thread, at its end or around a message; `close` it when nobody looks any more. Nothing for
   * rooms that are not there.
   */
  openTimeline({ room, thread }: Place, at?: string): Timeline | undefined {
    const found = this.#sdk.getRoom(room);
    return found ? new Timeline(this.#sdk, found, thread, this.#keys, at) : undefined;
  }

  /** Where a message stands; nothing where there is none for this person. */
  locate(room: string, message: string): Promise<MessagePlace | undefined> {
    return locateMessage(this.#sdk, room, message);
  }

  /** What was said in the room at this time or next. */
  findByTime(room: string, at: Date): Promise<string | undefined> {
    return findByTime(this.#sdk, room, at);
  }

  /** Shows at once; resolves when the message is durable, and rejects where it has to be sent again. */
  async sendText({ room, thread }: Place, text: OutgoingText, replyTo?: ChatMessage): Promise<void> {
    const content = textContent(text);
    await this.#send({ room, thread }, replyTo ? replyContent(content, replyTo, this.userId) : content);
  }

  async edit(room: string, message: ChatMessage, text: OutgoingText): Promise<void> {
    await this.#send({ room }, editContent(textContent(text), message.id));
  }

  async react(room: string, message: ChatMessage, sign: string): Promise<void> {
    const own = message.reactions.find((reaction) => reaction.sign === sign)?.own;
    if (own !== undefined) return this.remove(room, own);
    const relation = { rel_type: RelationType.Annotation, event_id: message.id, key: sign } as const;
    await this.#sdk.sendEvent(room, EventType.Reaction, { 'm.relates_to': relation });
  }

  /** `reason`: for whoever wrote it, where that is somebody else. */
  async remove(room: string, id: string, reason = ''): Promise<void> {
    await this.#sdk.redactEvent(room, id, undefined, reason === '' ? {} : { reason });
  }

  async retry(room: string, message: ChatMessage): Promise<void> {
    const found = this.#sdk.getRoom(room);
    const event = found?.getPendingEvents().find((each) => each.getId() === message.id);
    if (found && event?.status === EventStatus.NOT_SENT) await this.#sdk.resendEvent(event, found);
  }

  /** Takes back what was never sent. */
  discard(room: string, message: ChatMessage): void {
    const event = this.#sdk
      .getRoom(room)
      ?.getPendingEvents()
      .find((each) => each.getId() === message.id);
    if (event) this.#sdk.cancelPendingEvent(event);
  }

  sendFile(place: Place, parts: UploadParts): Upload {
    return sendFile(this.#sdk, place, parts);
  }

  /** A file of a message, or a small picture of it. */
  fetchFile(question: MediaQuestion): Promise<Blob> {
    return fetchMedia(this.#sdk, this.#tokens, question);
  }

  /** One message, asked for where it is not known here; nothing where it is gone. */
  async findMessage(room: string, id: string): Promise<ChatMessage | undefined> {
    const found = this.#sdk.getRoom(room);
    if (!found) return undefined;
    const known = found.findEventById(id);
    const event = known ?? (await this.#sdk.fetchRoomEvent(room, id).then(this.#sdk.getEventMapper(), () => undefined));
    return event && readMessage(found, event, id, this.userId);
  }

  /** Sends a message once more, into another room. Answers false where it is gone. */
  forward(parts: ForwardParts): Promise<boolean> {
    return forward(this.#sdk, parts, {
      fetch: (address) => this.fetchFile({ address }),
      send: (room, file) => this.sendFile({ room }, file).sent,
    });
  }

  /** Whether the homeserver cannot read what is said in the room. */
  isConfidential(room: string): boolean {
    return isConfidential(this.#sdk, room);
  }

  /** Messages of a room with these words, the newest first, in pages. */
  search(room: string, words: string, page?: string): Promise<FoundMessages> {
    return searchRoom(this.#sdk, room, words, page);
  }

  async join(room: string): Promise<void> {
    const inviter = this.#sdk.getRoom(room)?.getDMInviter();
    await this.#sdk.joinRoom(room);
    if (inviter !== undefined) await noteDirectRoom(this.#sdk, inviter, room);
  }

  async leave(room: string): Promise<void> {
    await this.#sdk.leave(room);
  }

  /** Waits until it is known with whom the person writes already: they would get a second room with the same one. */
  async openDirect(userId: string): Promise<string> {
    await this.#firstSync();
    return openDirectRoom(this.#sdk, userId);
  }

  async setFavourite(room: string, isFavourite: boolean): Promise<void> {
    if (isFavourite) await this.#sdk.setRoomTag(room, 'm.favourite', { order: 0.5 });
    else await this.#sdk.deleteRoomTag(room, 'm.favourite');
  }

  async setNotify(room: string, notify: RoomNotify): Promise<void> {
    await setNotify(this.#sdk, room, notify);
  }

  /** Who is in the room; asks the homeserver once. */
  async listMembers(room: string): Promise<readonly ChatMember[]> {
    const found = this.#sdk.getRoom(room);
    // Without a connection those are shown who have written.
    await found?.loadMembersIfNeeded().catch(() => false);
    return (found?.getJoinedMembers() ?? []).map(({ userId }) => ({ userId, name: nameIn(found as Room, userId) }));
  }

  /** Whether the person may take back a message of others. */
  canModerate(room: string): boolean {
    const found = this.#sdk.getRoom(room);
    return found !== null && mayRemoveOthers(found, this.userId);
  }

  /** Whether everybody is told where the person writes `@room`. */
  canCallAll(room: string): boolean {
    const found = this.#sdk.getRoom(room);
    return found !== null && mayCallAll(found, this.userId);
  }

  /** Writes down what is known, so that the next start has it; then nothing more happens. */
  async close(): Promise<void> {
    this.#list.close();
    this.#waiting.close();
    this.#keeping.close();
    this.leftRooms.close();
    this.encryption.close();
    this.#sdk.stopClient();
    await this.#sdk.store.save(true);
    await this.#sdk.store.destroy();
  }

  #firstSync(): Promise<void> {
    if (this.#sdk.isInitialSyncComplete()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.connection.watch(() => {
        if (!this.#sdk.isInitialSyncComplete()) return;
        stop();
        resolve();
      });
    });
  }

  async #send({ room, thread }: Place, content: RoomMessageEventContent): Promise<void> {
    try {
      await this.#sdk.sendMessage(room, thread ?? null, content);
    } catch (failure) {
      this.#waiting.later();
      throw failure;
    }
  }
}
