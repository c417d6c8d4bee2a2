import { type Chat, hasKeptKeys, Observable, openChat } from '@kontor/matrix/client';
import { ApiError, type Call } from '@kontor/plugin-api/client';
import { type InputOf, openMatrixSession, replaceMatrixKeys } from '@kontor/schema';
import { ObjectBook } from '../links/object-book.ts';
import { UnitPeople } from '../links/unit-people.ts';
import { findInstallation, markInstallation } from './installation.ts';
import { KeptChat } from './kept-chat.ts';
import { PeopleBook } from './people-book.ts';

export interface ChatState {
  readonly chat?: Chat;
  /** Why it could not be opened. */
  readonly failure?: ApiError | Error;
}

export interface ChatSessionParts {
  readonly call: Call;
  readonly person: string;
  /** Name of the database; absent where nothing may stay. */
  readonly database: string | undefined;
}

/** The chat of the person who is signed in, opened once and followed for as long as the page is there. */
export class ChatSession {
  readonly state = new Observable<ChatState>({});
  readonly people: PeopleBook;
  readonly objects: ObjectBook;
  readonly units: UnitPeople;
  readonly kept: KeptChat;
  readonly #parts: ChatSessionParts;

  constructor(parts: ChatSessionParts) {
    this.#parts = parts;
    this.people = new PeopleBook(parts.call);
    this.objects = new ObjectBook(parts.call);
    this.units = new UnitPeople(parts.call);
    this.kept = new KeptChat(parts.person, parts.database !== undefined);
    void this.open();
  }

  async open(): Promise<void> {
    const { call, database } = this.#parts;
    this.state.set({});
    try {
      const hasKeys = database !== undefined && (await hasKeptKeys(database));
      const { name: device, isNew } = findInstallation(database !== undefined, hasKeys);
      const chat = await openChat({
        baseUrl: window.location.origin,
        identity: isNew ? undefined : this.kept.identity,
        database,
        openSession: async () => {
          const access = await call(openMatrixSession, { device });
          this.kept.keepIdentity(access);
          return access;
        },
        // Checked by the contract on its way out.
        replaceKeys: async (keys) => {
          await call(replaceMatrixKeys, keys as InputOf<typeof replaceMatrixKeys>);
        },
      });
      this.#follow(chat);
      this.state.set({ chat });
    } catch (failure) {
      if (!(failure instanceof ApiError) && !(failure instanceof TypeError)) throw failure;
      this.state.set({ failure });
    }
  }

  #follow(chat: Chat): void {
    const { encryption } = chat;
    this.kept.isSecret = (room) => chat.findRoom(room)?.isEncrypted === true;
    this.kept.isGone = (room) => chat.findRoom(room) === undefined;
    chat.leftRooms.watch((room) => this.kept.dropRoom(room));
    const note = () => {
      if (encryption.stage.value !== 'asleep' && this.#parts.database !== undefined) markInstallation();
    };
    encryption.stage.watch(note);
    note();
  }
}
