import type { Tx } from '@kontor/database';
import type { Actor } from './actor.ts';

/** A room of a space, as Kontor wants it; the homeserver is made to follow. */
export interface SpaceRoomRecord {
  /** The Matrix room id. */
  readonly room: string;
  readonly space: string;
  readonly name: string;
  readonly topic: string;
  readonly writers: 'editors' | 'owners';
  readonly archived: boolean;
  readonly revision: number;
}

export interface NewSpaceRoom {
  readonly space: string;
  readonly name: string;
  readonly topic: string;
  readonly writers: SpaceRoomRecord['writers'];
}

/** Something that happened in a room of a space, as the homeserver told it. */
export interface SpaceRoomEvent {
  readonly room: string;
  readonly space: string;
  /** The Matrix event id. */
  readonly event: string;
  readonly type: string;
  /** Who did it; nothing for who is no person, such as the service itself. */
  readonly person: string | undefined;
  readonly at: Date;
  /** For what has to be decided now; whoever keeps any of it declares that with `privacy`. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** Something that happened in a room of no space: without what was said, which is nobody's business here. */
export type PrivateRoomEvent = {
  readonly room: string;
  /** The Matrix event id. */
  readonly event: string;
  /** Who did it; nothing for who is no person. */
  readonly by: string | undefined;
} & (
  | {
      readonly kind: 'message';
      readonly at: Date;
      /** Persons whom it names; unknown of what is encrypted. */
      readonly named: readonly string[];
    }
  | {
      readonly kind: 'membership';
      readonly person: string;
      /** Whether they are in it or invited now. */
      readonly isIn: boolean;
      /** Whether it was meant as a conversation with this person alone. */
      readonly isDirect: boolean;
    }
  | {
      /** What a message said is gone. */
      readonly kind: 'redaction';
      readonly redacts: string;
    }
  /** Who may do what in it has changed. */
  | { readonly kind: 'rights' }
);

/** A page of what was said, the newest first, without what it was; `next` where there is more. */
export interface PastMessages {
  readonly messages: readonly { readonly event: string; readonly at: Date }[];
  readonly next: string | undefined;
}

/** Direct and private rooms, in which nobody is but people: `persons` are those in them. All throw `homeserver.away`. */
export interface PrivateRooms {
  listPinned(room: string, persons: readonly string[]): Promise<ReadonlySet<string>>;
  /** As `Homeserver.redact`. False where nobody who is in it may. */
  redact(
    room: string,
    persons: readonly string[],
    message: { readonly event: string; readonly at: Date },
  ): Promise<boolean>;
  listMessages(room: string, persons: readonly string[], from: string | undefined): Promise<PastMessages>;
}

/** Somebody has read a room up to a message, with whatever program; theirs to know, nobody else's. */
export interface RoomRead {
  readonly room: string;
  readonly event: string;
  readonly person: string;
  /** Of this thread alone: its root, or `main`; of the whole room without it. */
  readonly thread: string | undefined;
  /** When a message of the room was written, and the root of its thread; nothing where they may not see it. */
  findMessage(event: string): Promise<{ readonly at: Date; readonly thread: string | undefined } | undefined>;
}

/** What became of a message; `refused` where the person may not write there, `encrypted` where nobody else can for them. */
export type SendOutcome = 'sent' | 'refused' | 'encrypted';

/** Kontor's Matrix homeserver, of which Kontor owns the users and the rooms of spaces. Callers have checked rights. */
export interface Homeserver {
  /** False where the settings want no homeserver: then everything else throws `homeserver.away`. */
  readonly isOn: boolean;
  /** The Matrix user of a person, made when there is none. Throws `homeserver.away`; not within a transaction. */
  provide(person: string): Promise<string>;
  /** The same for many at once, by person; those who do not exist are left out. */
  provideAll(persons: readonly string[]): Promise<Map<string, string>>;
  /** Matrix users by person, of those who have one already. */
  findUsers(tx: Tx, persons: readonly string[]): Promise<Map<string, string>>;
  /** Persons by Matrix user; others are left out. */
  findPersons(tx: Tx, users: readonly string[]): Promise<Map<string, string>>;
  listRooms(tx: Tx, spaces: readonly string[]): Promise<SpaceRoomRecord[]>;
  /** Whatever their space; with the time of their last change. */
  findRooms(tx: Tx, rooms: readonly string[]): Promise<(SpaceRoomRecord & { readonly changedAt: Date })[]>;
  /** Of every space, in pages, in order. */
  listRoomIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]>;
  /** Makes a room with its members. Throws `homeserver.away`; not within a transaction. */
  createRoom(actor: Actor | undefined, room: NewSpaceRoom): Promise<SpaceRoomRecord>;
  /** Stores a room whose revision is the next one; false when somebody was quicker. */
  updateRoom(tx: Tx, actor: Actor | undefined, room: SpaceRoomRecord): Promise<boolean>;
  /** Has Matrix follow what is stored of a space's rooms, soon; after the commit, so from an event. */
  follow(space: string): void;
  /** Writes as a person, at a time, once for each key, for demonstrations. Throws `homeserver.away`; not within a transaction. */
  write(
    room: string,
    person: string,
    message: { readonly text: string; readonly at: Date; readonly key: string },
  ): Promise<void>;
  /**
   * Writes as a person who wanted it, with the rights they have now, once for each key. Throws `homeserver.away`, and is
   * then to be tried again; not within a transaction.
   */
  send(room: string, person: string, message: { readonly content: object; readonly key: string }): Promise<SendOutcome>;
  /** Which messages are pinned in a room. Throws `homeserver.away`; not within a transaction. */
  listPinned(room: string): Promise<ReadonlySet<string>>;
  /**
   * Has everybody's program forget what a message of a space's room said, with its edits, reactions and files; answers in its
   * thread stay. Done again it changes nothing. Throws `homeserver.away`; not within a transaction.
   */
  redact(room: string, message: { readonly event: string; readonly at: Date }): Promise<void>;
  readonly privateRooms: PrivateRooms;
  /**
   * Who of a private room may say who decides there, read as one of these who are in it. Throws `homeserver.away`; not
   * within a transaction.
   */
  findDeciding(room: string, members: readonly string[]): Promise<string[]>;
  /**
   * Has somebody who decides in a private room let another decide there, too, who joins it where needed; false where they
   * may not. Repeatable. Throws `homeserver.away`; not within a transaction.
   */
  passDeciding(room: string, people: { readonly from: string; readonly to: string }): Promise<boolean>;
  /**
   * The bytes of a file of an unencrypted room (`mxc://…`); nothing where it is not there or has more than that many. The
   * caller keeps to who may see the message that it came with. Throws `homeserver.away`; not within a transaction.
   */
  readMedia(address: string, mostBytes: number): Promise<Uint8Array | undefined>;
  /** Called in the transaction in which a room of a space comes or changes. */
  onRoomChanged(handle: (tx: Tx, room: SpaceRoomRecord, actor: Actor | undefined) => Promise<void>): void;
  /** Called in the transaction that takes what happened in rooms of spaces, once for each event. */
  onRoomEvents(handle: (tx: Tx, events: readonly SpaceRoomEvent[]) => Promise<void>): void;
  /** The same for direct and private rooms. */
  onPrivateEvents(handle: (tx: Tx, events: readonly PrivateRoomEvent[]) => Promise<void>): void;
  /** Called after somebody has read something; once or more. */
  onRead(handle: (read: RoomRead) => Promise<void>): void;
}
