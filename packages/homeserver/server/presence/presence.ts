import { type Appearance, Person, type PresenceState } from './person.ts';
import { PresenceRounds } from './presence-rounds.ts';

/** People of whom anything is known at a time. Of those who come when it is full, nothing is. */
const mostPeople = 20_000;
const lookAgainMs = 1_000;

const unseen: Appearance = { state: 'offline', message: undefined, isActive: false };

interface Known {
  readonly person: Person;
  /** As it was when it last changed. */
  shown: Appearance;
  changed: number;
}

/**
 * "Presence": who is there right now. Kept in memory alone and gone with the process; counted, like typing, so that those
 * who sync see each change. It counts on from the time of the start, so that no place of an earlier process is one of this.
 */
export class Presence {
  /** In the order of their changes. */
  readonly #people = new Map<string, Known>();
  readonly #rounds = new PresenceRounds();
  readonly #timer: NodeJS.Timeout;
  #serial = Date.now();
  /** Of everything after it, every change is known. */
  #since = this.#serial;

  constructor() {
    this.#timer = setInterval(() => this.#lookAgain(), lookAgainMs).unref();
  }

  /** Of the latest change. */
  get serial(): number {
    return this.#serial;
  }

  /** `listener` learns of whom there is news, some at a time, and answers how many it has woken. */
  onNews(listener: (userIds: ReadonlySet<string>) => number | Promise<number>): () => void {
    return this.#rounds.listen(listener);
  }

  /** Somebody's device asks for news; answers with what to call once it has its answer. */
  sync(userId: string, deviceId: string | undefined, asked: PresenceState): () => void {
    const known = asked === 'offline' ? undefined : this.#know(userId);
    if (!known) return () => undefined;
    const end = known.person.sync(deviceId ?? '', asked, Date.now());
    this.#note(userId, known);
    return () => end(Date.now());
  }

  set(userId: string, deviceId: string | undefined, asked: PresenceState, message: string | undefined): void {
    const known = this.#know(userId);
    known?.person.set(deviceId ?? '', asked, message, Date.now());
    if (known) this.#note(userId, known);
  }

  /** Somebody has done something. */
  act(userId: string): void {
    const known = this.#people.get(userId);
    known?.person.act(Date.now());
    if (known) this.#note(userId, known);
  }

  /** Somebody's account was closed. */
  clear(userId: string): void {
    const known = this.#people.get(userId);
    known?.person.clear();
    if (known) this.#note(userId, known);
  }

  /** The content of an event about somebody. */
  contentOf(userId: string): Readonly<Record<string, unknown>> {
    const known = this.#people.get(userId);
    const { state, message, isActive } = known?.shown ?? unseen;
    const activeAt = known?.person.activeAt;
    return {
      presence: state,
      ...(activeAt === undefined ? {} : { last_active_ago: Math.max(Date.now() - activeAt, 0) }),
      ...(message === undefined ? {} : { status_msg: message }),
      ...(state === 'online' ? { currently_active: isActive } : {}),
    };
  }

  /** JSON of an event about somebody. */
  eventOf(userId: string): string {
    return JSON.stringify({ type: 'm.presence', sender: userId, content: this.contentOf(userId) });
  }

  /** Everybody of whom there is something to say, who changed last at the end. */
  get present(): string[] {
    return [...this.#people].flatMap(([userId, { shown }]) => (isSilent(shown) ? [] : [userId]));
  }

  isPresent(userId: string): boolean {
    return !isSilent(this.#people.get(userId)?.shown ?? unseen);
  }

  /** Whose appearance changed after `serial`, last at the end; nothing where that is not known. */
  changedSince(serial: number): string[] | undefined {
    if (serial < this.#since || serial > this.#serial) return undefined;
    if (serial === this.#serial) return [];
    return [...this.#people].flatMap(([userId, { changed }]) => (changed > serial ? [userId] : []));
  }

  close(): void {
    clearInterval(this.#timer);
    this.#rounds.close();
  }

  #know(userId: string): Known | undefined {
    const known = this.#people.get(userId);
    if (known) return known;
    if (this.#people.size >= mostPeople && !this.#forgetOne()) return undefined;
    const fresh = { person: new Person(), shown: unseen, changed: 0 };
    this.#people.set(userId, fresh);
    return fresh;
  }

  /** Who went longest ago. Those who do not know yet that they did look at everybody. */
  #forgetOne(): boolean {
    for (const [userId, { shown, changed }] of this.#people) {
      if (shown.state !== 'offline') continue;
      this.#people.delete(userId);
      this.#since = Math.max(this.#since, changed);
      return true;
    }
    return false;
  }

  #note(userId: string, known: Known): void {
    const [before, now] = [known.shown, known.person.look(Date.now())];
    const isSame = before.state === now.state && before.message === now.message;
    if (isSame && before.isActive === now.isActive) return;
    this.#serial += 1;
    this.#people.delete(userId);
    this.#people.set(userId, Object.assign(known, { shown: now, changed: this.#serial }));
    // That somebody pauses, or goes on, wakes nobody: it comes along with other news.
    if (!isSame) this.#rounds.add(userId);
  }

  #lookAgain(): void {
    for (const [userId, known] of [...this.#people]) if (known.shown.state !== 'offline') this.#note(userId, known);
  }
}

function isSilent({ state, message }: Appearance): boolean {
  return state === 'offline' && message === undefined;
}
