import type { Tx } from '@kontor/database';
import type { MatrixSession } from '@kontor/matrix/server';
import type { Actor } from '@kontor/plugin-api/server';
import { sessionEnded } from '@kontor/schema';
import {
  deleteEnded,
  endDevicesOf,
  findEnded,
  listEndedDevices,
  listSessionsWithDevices,
  putDevice,
} from './device-store.ts';
import type { HomeserverContext } from './homeserver-context.ts';
import { KeyedWork } from './keyed-work.ts';
import { deviceIdOf } from './matrix-names.ts';
import type { UserService } from './user-service.ts';

const page = 500;

/** Which of these sessions live. */
export type ListLiveSessions = (tx: Tx, sessions: readonly string[]) => Promise<ReadonlySet<string>>;

/** Matrix devices: each belongs to the session that opened it, and ends with it. */
export class DeviceService {
  readonly #context: HomeserverContext;
  readonly #users: UserService;
  readonly #listLive: ListLiveSessions;
  /** Ends devices, and lets nobody open one meanwhile. */
  readonly #ending: KeyedWork;
  readonly #opening = new Map<string, Promise<unknown>>();

  constructor(context: HomeserverContext, users: UserService, listLive: ListLiveSessions) {
    this.#context = context;
    this.#users = users;
    this.#listLive = listLive;
    const onFailure = (_key: string, failure: unknown) =>
      context.log.warn({ failure: String(failure) }, 'a Matrix device could not be ended yet');
    this.#ending = new KeyedWork((key) => this.#alone(key, () => this.#end(key)), { beside: 4, onFailure });
  }

  /** Signs the actor's browser in. Throws `MatrixAway`, and `sessionEnded` where the session ended meanwhile. */
  async open(actor: Actor, browser: string): Promise<MatrixSession> {
    const { person, session } = actor;
    const user = await this.#users.provide(person);
    const device = deviceIdOf(browser);
    const { database, matrix } = this.#context;
    return this.#alone(keyOf(person, device), async () => {
      await database.transaction((tx) => putDevice(tx, { person, device, session }));
      const opened = await matrix().logIn(user, { id: device, name: 'Kontor' });
      const live = await database.transaction((tx) => this.#listLive(tx, [session]));
      if (live.has(session)) return opened;
      await this.endOf([session]);
      throw sessionEnded();
    });
  }

  /** Ends the devices of these sessions. */
  async endOf(sessions: readonly string[]): Promise<void> {
    this.#add(await this.#context.database.transaction((tx) => endDevicesOf(tx, sessions)));
  }

  /** Marks devices whose session is gone without a word, and ends all that are marked. */
  async repair(): Promise<void> {
    const { database } = this.#context;
    for (let after: string | undefined; ; ) {
      const sessions = await database.transaction(async (tx) => {
        const those = await listSessionsWithDevices(tx, after, page);
        const live = await this.#listLive(tx, those);
        await endDevicesOf(
          tx,
          those.filter((session) => !live.has(session)),
        );
        return those;
      });
      if (sessions.length < page) break;
      after = sessions.at(-1);
    }
    this.#add(await database.transaction(listEndedDevices));
  }

  stop(): Promise<void> {
    return this.#ending.stop();
  }

  #add(devices: readonly { readonly person: string; readonly device: string }[]): void {
    for (const { person, device } of devices) this.#ending.add(keyOf(person, device));
  }

  async #end(key: string): Promise<void> {
    const [person = '', device = ''] = key.split(' ');
    const { database, matrix } = this.#context;
    const user = await database.transaction((tx) => findEnded(tx, person, device));
    if (user === undefined) return;
    await matrix().endDevice(user, device);
    await database.transaction((tx) => deleteEnded(tx, person, device));
  }

  /** One after the other for one device: who signs in while it is being ended gets a token that lasts. */
  async #alone<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#opening.get(key);
    const mine = (async () => {
      await before?.catch(() => undefined);
      return work();
    })();
    this.#opening.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#opening.get(key) === mine) this.#opening.delete(key);
    }
  }
}

function keyOf(person: string, device: string): string {
  return `${person} ${device}`;
}
