import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { type Room, RoomEvent } from 'matrix-js-sdk/lib/models/room.js';
import { RoomStateEvent } from 'matrix-js-sdk/lib/models/room-state.js';
import { powerOfRole, type RoomRole, roleOfPower } from '../shared/index.ts';
import { Listening } from './listening.ts';
import { nameIn } from './message-reader.ts';
import { Observable } from './observable.ts';
import { mayBan, mayInvite, mayKick, maySet, powerIn } from './room-rights.ts';
import { isOfSpace } from './room-summary.ts';

/** Somebody in a room. In rooms of no space there are owners and all others. */
export interface RoomMember {
  readonly userId: string;
  readonly name: string;
  readonly role: RoomRole | 'member';
  readonly isInvited: boolean;
  /** Whether the user of this device may take them out, and make them an owner or no longer one. */
  readonly canRemove: boolean;
  readonly canBan: boolean;
  readonly canChangeRole: boolean;
}

/** Somebody who may not come in again. */
export interface BannedMember {
  readonly userId: string;
  readonly name: string;
  readonly reason: string;
}

/** A room as its settings show it. */
export interface RoomDetails {
  readonly name: string;
  readonly topic: string;
  /** `mxc://server/id` */
  readonly picture: string | undefined;
  /** Which messages somebody may read who comes later ("Room History Visibility"). */
  readonly history: 'invited' | 'joined' | 'shared' | 'world_readable';
  readonly members: readonly RoomMember[];
  /** Only for those who may lift it. */
  readonly banned: readonly BannedMember[];
  /** False until the homeserver has named all of them. */
  readonly isComplete: boolean;
  readonly can: {
    readonly rename: boolean;
    readonly describe: boolean;
    readonly setPicture: boolean;
    readonly invite: boolean;
  };
}

/** Follows what a room is like, and who is in it, until `close`. */
export class RoomDetailsWatch {
  readonly state: Observable<RoomDetails>;
  readonly #listening: Listening;
  #isDue = false;

  constructor(sdk: MatrixClient, room: Room) {
    const me = sdk.getSafeUserId();
    let isComplete = false;
    const read = () => readDetails(room, me, isComplete);
    this.state = new Observable(read());
    const schedule = () => {
      if (this.#isDue) return;
      this.#isDue = true;
      setTimeout(() => {
        this.#isDue = false;
        this.state.set(read());
      }, 0);
    };
    this.#listening = new Listening(sdk);
    this.#listening.on(RoomStateEvent.Events, (event: { getRoomId(): string | undefined }) => {
      if (event.getRoomId() === room.roomId) schedule();
    });
    this.#listening.on(RoomEvent.MyMembership, (changed: Room) => changed.roomId === room.roomId && schedule());
    const done = () => {
      isComplete = true;
      schedule();
    };
    // Without a connection those are shown who are known.
    room.loadMembersIfNeeded().then(done, done);
  }

  close(): void {
    this.#listening.end();
  }
}

function readDetails(room: Room, me: string, isComplete: boolean): RoomDetails {
  const stateOf = (type: string) => Object(room.currentState.getStateEvents(type, '')?.getContent());
  const picture: unknown = stateOf('m.room.avatar').url;
  const topic: unknown = stateOf('m.room.topic').topic;
  return {
    name: room.name,
    topic: typeof topic === 'string' ? topic : '',
    picture: typeof picture === 'string' && picture !== '' ? picture : undefined,
    history: historyOf(stateOf('m.room.history_visibility').history_visibility),
    members: readMembers(room, me),
    banned: readBanned(room, me),
    isComplete,
    can: {
      rename: maySet(room, me, 'm.room.name'),
      describe: maySet(room, me, 'm.room.topic'),
      setPicture: maySet(room, me, 'm.room.avatar'),
      invite: mayInvite(room, me),
    },
  };
}

function historyOf(value: unknown): RoomDetails['history'] {
  return value === 'invited' || value === 'joined' || value === 'world_readable' ? value : 'shared';
}

/** Owners first, each by name. Who keeps a room of a space in order is no person, and not shown. */
function readMembers(room: Room, me: string): RoomMember[] {
  const ofSpace = isOfSpace(room);
  const keeper = ofSpace ? room.currentState.getStateEvents('m.room.create', '')?.getSender() : undefined;
  const own = powerIn(room, me);
  const mayRemove = mayKick(room, me);
  // Who is in a room of a space is Kontor's to decide.
  const mayShutOut = !ofSpace && mayBan(room, me);
  const mayPromote = maySet(room, me, 'm.room.power_levels') && own >= powerOfRole.owner;
  const present = [...room.getMembersWithMembership('join'), ...room.getMembersWithMembership('invite')];
  const members = present.flatMap(({ userId, membership }): RoomMember[] => {
    if (userId === keeper) return [];
    const power = powerIn(room, userId);
    const isBelow = userId !== me && power < own;
    return [
      {
        userId,
        name: nameIn(room, userId),
        role: ofSpace ? roleOfPower(power) : power >= 50 ? 'owner' : 'member',
        isInvited: membership === 'invite',
        canRemove: isBelow && mayRemove,
        canBan: isBelow && mayShutOut,
        canChangeRole: isBelow && mayPromote,
      },
    ];
  });
  const rank = ({ role }: RoomMember) => ['owner', 'editor', 'reader', 'member'].indexOf(role);
  return members.sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'de'));
}

function readBanned(room: Room, me: string): BannedMember[] {
  if (!mayBan(room, me) || !mayKick(room, me)) return [];
  return room.getMembersWithMembership('ban').map((member) => {
    const reason: unknown = member.events.member?.getContent().reason;
    return {
      userId: member.userId,
      name: nameIn(room, member.userId),
      reason: typeof reason === 'string' ? reason : '',
    };
  });
}
