import { EventType } from 'matrix-js-sdk/lib/@types/event.js';
import { Preset } from 'matrix-js-sdk/lib/@types/partials.js';
import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { powerOfRole } from '../shared/index.ts';
import { RoomDetailsWatch } from './room-details.ts';

export interface NewGroup {
  readonly name: string;
  readonly topic: string;
  /** Users who are invited. */
  readonly invite: readonly string[];
  /** Encrypted end to end from the first message on; only where this device is confirmed. */
  readonly isConfidential?: boolean;
}

/** What changes a room for everybody in it, as far as its power levels allow. */
export class RoomSettings {
  readonly #sdk: MatrixClient;

  constructor(sdk: MatrixClient) {
    this.#sdk = sdk;
  }

  /** Nothing for rooms that are not there; `close` it when nobody looks any more. */
  watch(room: string): RoomDetailsWatch | undefined {
    const found = this.#sdk.getRoom(room);
    return found ? new RoomDetailsWatch(this.#sdk, found) : undefined;
  }

  async rename(room: string, name: string): Promise<void> {
    await this.#sdk.setRoomName(room, name);
  }

  async describe(room: string, topic: string): Promise<void> {
    await this.#sdk.setRoomTopic(room, topic);
  }

  /** Without a picture it has none any more. */
  async setPicture(room: string, picture: Blob | undefined): Promise<void> {
    const url = picture && (await this.#sdk.uploadContent(picture, { type: picture.type })).content_uri;
    await this.#sdk.sendStateEvent(room, EventType.RoomAvatar, url === undefined ? {} : { url });
  }

  async invite(room: string, userId: string): Promise<void> {
    await this.#sdk.invite(room, userId);
  }

  /** Also takes an invitation back. */
  async remove(room: string, userId: string): Promise<void> {
    await this.#sdk.kick(room, userId);
  }

  /** For as long as nobody lifts it. */
  async ban(room: string, userId: string, reason: string): Promise<void> {
    await this.#sdk.ban(room, userId, reason === '' ? undefined : reason);
  }

  async liftBan(room: string, userId: string): Promise<void> {
    await this.#sdk.unban(room, userId);
  }

  async setOwner(room: string, userId: string, isOwner: boolean): Promise<void> {
    await this.#sdk.setPowerLevel(room, userId, isOwner ? powerOfRole.owner : 0);
  }

  /** A private room of no space: who is invited reads and writes, its owners decide about it. */
  async createGroup({ name, topic, invite, isConfidential = false }: NewGroup): Promise<string> {
    const { room_id: room } = await this.#sdk.createRoom({
      preset: Preset.PrivateChat,
      name,
      ...(topic !== '' && { topic }),
      invite: [...invite],
      power_level_content_override: groupLevels,
      ...(isConfidential && { initial_state: [encryptionOn] }),
    });
    return room;
  }
}

/** What `Encryption.turnOn` sends. */
const encryptionOn = { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } };

/** Beyond the preset: several owners may decide about all of it. */
const groupLevels = {
  invite: powerOfRole.owner,
  kick: powerOfRole.owner,
  ban: powerOfRole.owner,
  redact: powerOfRole.owner,
  state_default: powerOfRole.owner,
  events: {
    'm.room.power_levels': powerOfRole.owner,
    'm.room.history_visibility': powerOfRole.owner,
    'm.room.encryption': powerOfRole.owner,
  },
  notifications: { room: powerOfRole.owner },
};
