import type { AppserviceConfig } from '../config.ts';
import type { Core } from '../homeserver-core.ts';
import type { Output } from '../rooms/output-log.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { contentOf } from '../rooms/state-view.ts';
import { isInNamespace } from './namespaces.ts';

const mostKept = 10_000;

/** What is a service's business: its users, the rooms they are in, and rooms and aliases of its namespaces. */
export class AppserviceInterest {
  readonly #core: Core;
  readonly #service: AppserviceConfig;
  /** Users of the service among those who are or were in a room. */
  readonly #members = new Map<string, readonly string[]>();

  constructor(core: Core, service: AppserviceConfig) {
    this.#core = core;
    this.#service = service;
  }

  hear(output: Output): void {
    if (output.kind === 'event' && output.event.type === 'm.room.member') this.#members.delete(output.roomId);
  }

  wantsEvent(room: Room, event: RoomEvent): boolean {
    const isMember = event.type === 'm.room.member' && event.stateKey !== undefined;
    if (isMember && this.#isOwn(event.stateKey ?? '')) return true;
    return this.#isOwn(event.sender) || this.wantsRoom(room, event.position);
  }

  /** Also of what happened at `position` before the service's last user left. */
  wantsRoom(room: Room, position: number): boolean {
    const { namespaces } = this.#service;
    return (
      this.#membersOf(room).some((userId) => wasIn(room, userId, position)) ||
      isInNamespace(namespaces.rooms, room.roomId) ||
      (namespaces.aliases.length > 0 && aliasesOf(room).some((alias) => isInNamespace(namespaces.aliases, alias)))
    );
  }

  #membersOf(room: Room): readonly string[] {
    const known = this.#members.get(room.roomId);
    if (known) return known;
    const found = [...room.members.keys()].filter((userId) => this.#isOwn(userId));
    this.#members.set(room.roomId, found);
    const [oldest] = this.#members.keys();
    if (this.#members.size > mostKept && oldest !== undefined) this.#members.delete(oldest);
    return found;
  }

  #isOwn(userId: string): boolean {
    return this.#core.appservices.isUserOf(this.#service, userId);
  }
}

function wasIn(room: Room, userId: string, position: number): boolean {
  const event = room.members.get(userId);
  if (!event) return false;
  if (event.content.membership === 'join') return true;
  const before = event.row.previous_content;
  if (event.position < position || before === null) return false;
  return (JSON.parse(before) as { membership?: unknown }).membership === 'join';
}

function aliasesOf(room: Room): string[] {
  const { alias, alt_aliases: more } = contentOf(room, 'm.room.canonical_alias') ?? {};
  return [alias, ...(Array.isArray(more) ? more : [])].filter((each) => typeof each === 'string');
}
