import type { HomeserverConfig } from '../config.ts';
import type { Output, OutputLog } from '../rooms/output-log.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { listPushers, type PusherKey, type PusherRow, setPusherPositions } from '../storage/pusher-table.ts';
import type { Writer } from '../storage/writer.ts';
import { isIgnored } from '../users/ignored-users.ts';
import { listNotifications, type NotificationParts } from './notifications.ts';
import { PusherWorker } from './pusher-worker.ts';
import type { Unread } from './unread.ts';

/** How often it is noted how far deliveries have come; after a crash what came since is delivered again. */
const noteEveryMs = 2_000;
const mostWaiting = 1_000;
/** Of what a pusher missed while the server was down. */
const mostMissed = 50;

interface Parts extends NotificationParts {
  readonly config: HomeserverConfig;
  readonly outputs: OutputLog;
  readonly writer: Writer;
  readonly unread: Unread;
}

interface Person {
  readonly workers: Map<string, PusherWorker>;
  /** Events that are not judged yet. */
  waiting: RoomEvent[];
  judging: Promise<void> | undefined;
}

/** Tells people's pushers what happens ("Push notifications"). Only who has one costs anything. */
export class PushDelivery {
  readonly #core: Parts;
  readonly #people = new Map<string, Person>();
  #timer: NodeJS.Timeout | undefined;
  #noted = 0;
  #isClosing = false;
  #stopListening: (() => void) | undefined;

  constructor(core: Parts) {
    this.#core = core;
  }

  /** Goes on where it was when the server stopped. */
  async start(): Promise<void> {
    this.#stopListening = this.#core.outputs.listen((output) => this.#hear(output));
    for (const row of await this.#core.database.transaction((tx) => listPushers(tx))) this.add(row);
    for (const [userId, person] of this.#people) this.#work(userId, person, () => this.#catchUp(userId, person));
    this.#timer = setInterval(() => void this.#note().catch(() => undefined), noteEveryMs).unref();
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#stopListening?.();
    clearInterval(this.#timer);
    const people = [...this.#people.values()];
    await Promise.all(people.map((person) => person.judging));
    await Promise.all(people.flatMap(({ workers }) => [...workers.values()].map((worker) => worker.close())));
    await this.#note();
  }

  /** After the transaction that set it. */
  add(row: PusherRow): void {
    const person = this.#people.get(row.user_id) ?? { workers: new Map(), waiting: [], judging: undefined };
    this.#people.set(row.user_id, person);
    const name = nameOf(row);
    if (person.workers.has(name)) return;
    person.workers.set(name, new PusherWorker(this.#core, row, () => this.remove(row)));
  }

  remove(key: PusherKey): void {
    const person = this.#people.get(key.user_id);
    const worker = person?.workers.get(nameOf(key));
    if (!person || !worker) return;
    person.workers.delete(nameOf(key));
    if (person.workers.size === 0) this.#people.delete(key.user_id);
    void worker.close();
  }

  #hear(output: Output): void {
    if (this.#people.size === 0) return;
    if (output.kind === 'receipt') {
      const person = this.#people.get(output.userId);
      for (const worker of person?.workers.values() ?? []) worker.recount();
    } else if (output.kind === 'event') this.#offer(output.event);
  }

  /** To everybody in the room who has a pusher, and to whom it is about. */
  #offer(event: RoomEvent): void {
    const joined = this.#core.rooms.peek(event.roomId)?.joined ?? new Set<string>();
    const [few, many] = joined.size < this.#people.size ? [joined, this.#people] : [this.#people, joined];
    for (const userId of few.keys()) if (many.has(userId)) this.#give(userId, event);
    if (event.type === 'm.room.member' && event.stateKey !== undefined && !joined.has(event.stateKey))
      this.#give(event.stateKey, event);
  }

  #give(userId: string, event: RoomEvent): void {
    const person = this.#people.get(userId);
    if (!person || event.sender === userId) return;
    if (person.waiting.push(event) > mostWaiting) person.waiting.shift();
    if (!person.judging) this.#work(userId, person, () => this.#judge(userId, person));
  }

  /** One thing at a time for each person; what came meanwhile is judged afterwards. */
  #work(userId: string, person: Person, work: () => Promise<void>): void {
    person.judging = work()
      // What was missed stays missed; what comes from now on does not.
      .catch(() => undefined)
      .finally(() => {
        person.judging = undefined;
        if (person.waiting.length > 0 && !this.#isClosing)
          this.#work(userId, person, () => this.#judge(userId, person));
      });
  }

  /** By their rules, in order; what they want to be told of goes to each of their pushers. */
  async #judge(userId: string, person: Person): Promise<void> {
    const events = person.waiting;
    person.waiting = [];
    const [rules, ignored] = await Promise.all([this.#core.pushRules.of(userId), this.#core.ignoredUsers.of(userId)]);
    for (const event of events) {
      if (isIgnored(ignored, event) || ignored.has(event.sender)) continue;
      const outcome = await this.#core.rooms.use(event.roomId, (room) =>
        rules.at(event.position).evaluate({ event, room, userId }),
      );
      if (outcome.isNotifying) for (const worker of person.workers.values()) worker.push({ event, outcome });
    }
  }

  async #catchUp(userId: string, person: Person): Promise<void> {
    const until = this.#core.writer.position;
    const after = Math.min(...[...person.workers.values()].map(({ position }) => position));
    if (after >= until) return;
    const wanted = { after, until, order: 'oldest-first', limit: mostMissed, wants: () => true } as const;
    for (const missed of (await listNotifications(this.#core, userId, wanted)).notifications)
      for (const worker of person.workers.values())
        if (!missed.isRead && worker.position < missed.event.position) worker.push(missed);
  }

  async #note(): Promise<void> {
    const position = this.#core.writer.position;
    if (position === this.#noted || this.#people.size === 0) return;
    const people = [...this.#people.values()];
    const notes = people.flatMap(({ workers, judging, waiting }) =>
      [...workers.values()].map((worker) => {
        const isUpToDate = judging === undefined && waiting.length === 0 && worker.isIdle;
        return { ...worker.key, position: isUpToDate ? position : worker.position };
      }),
    );
    await this.#core.database.transaction((tx) => setPusherPositions(tx, notes));
    this.#noted = position;
  }
}

function nameOf({ app_id: appId, pushkey }: PusherKey): string {
  return `${appId}\0${pushkey}`;
}
