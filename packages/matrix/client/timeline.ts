import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { type MatrixEvent, MatrixEventEvent } from 'matrix-js-sdk/lib/models/event.js';
import { Direction } from 'matrix-js-sdk/lib/models/event-timeline.js';
import type { EventTimelineSet } from 'matrix-js-sdk/lib/models/event-timeline-set.js';
import { type Room, RoomEvent } from 'matrix-js-sdk/lib/models/room.js';
import { ThreadEvent } from 'matrix-js-sdk/lib/models/thread.js';
import { TimelineWindow } from 'matrix-js-sdk/lib/timeline-window.js';
import { Listening } from './listening.ts';
import type { ChatMessage } from './message.ts';
import { isShown, readMessage } from './message-reader.ts';
import { Observable } from './observable.ts';
import { pollsOf } from './polls/polls.ts';

/** What is in sight of a room or a thread. */
export interface TimelineState {
  readonly messages: readonly ChatMessage[];
  /** `loading` until the first messages are there; `failed` when they could not be read. */
  readonly stage: 'loading' | 'ready' | 'failed';
  /** Whether there is more to read before, and after. */
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly isLoadingOlder: boolean;
  readonly isLoadingNewer: boolean;
}

const firstPage = 40;
const nextPage = 40;
/** So many events are held for a view at once; those at the other end go when more is read. */
const mostInSight = 600;

/** A window on the messages of a room, or of a thread in it, that follows what happens. */
export class Timeline {
  readonly state = new Observable<TimelineState>({
    messages: [],
    stage: 'loading',
    hasOlder: false,
    hasNewer: false,
    isLoadingOlder: false,
    isLoadingNewer: false,
  });
  readonly #sdk: MatrixClient;
  readonly #room: Room;
  readonly #thread: string | undefined;
  readonly #keys: WeakMap<MatrixEvent, string>;
  readonly #known = new Map<string, ChatMessage>();
  readonly #listening: Listening;
  /** Whether the end of what is known is in sight: then what comes is, too. */
  #follows = true;
  #window: TimelineWindow;
  /** The one that was asked for last. */
  #next: TimelineWindow | undefined;
  #isDue = false;
  #isClosed = false;

  constructor(
    sdk: MatrixClient,
    room: Room,
    thread: string | undefined,
    keys: WeakMap<MatrixEvent, string>,
    at?: string,
  ) {
    this.#sdk = sdk;
    this.#room = room;
    this.#thread = thread;
    this.#keys = keys;
    this.#listening = new Listening(sdk);
    this.#window = this.#openWindow();
    this.#listen();
    void this.goTo(at);
  }

  /** Reads a page of what was before. */
  async readOlder(): Promise<void> {
    const { isLoadingOlder, hasOlder } = this.state.value;
    if (isLoadingOlder || !hasOlder) return;
    await this.#read(Direction.Backward);
  }

  /** Reads a page of what comes after, as far as the end. */
  async readNewer(): Promise<void> {
    const { isLoadingNewer, hasNewer } = this.state.value;
    if (isLoadingNewer || !hasNewer) return;
    await this.#read(Direction.Forward);
  }

  /**
   * Shows a message with what stands around it; without an id, or where there is no such message, the end. Answers whether
   * it is there.
   */
  async goTo(message?: string): Promise<boolean> {
    const next = this.#openWindow();
    this.#next = next;
    try {
      await next.load(message, firstPage);
    } catch {
      if (message === undefined) this.state.set({ ...this.state.value, stage: 'failed' });
      else if (this.#next === next) await this.goTo();
      return false;
    }
    // Somebody wanted to go elsewhere meanwhile.
    if (this.#next !== next) return false;
    this.#window = next;
    await this.#fill();
    return true;
  }

  /** The message that stands at an event, or next to it: an event need not be a message. */
  findNearest(event: string): ChatMessage | undefined {
    const events = this.#window.getEvents();
    const at = events.findIndex((each) => each.getId() === event);
    if (at === -1) return undefined;
    const shown = events.slice(at).find(isShown) ?? events.slice(0, at).findLast(isShown);
    return this.state.value.messages.find(({ id }) => id === shown?.getId());
  }

  /** The last message up to an event. */
  findLastUpTo(event: string): ChatMessage | undefined {
    const events = this.#window.getEvents();
    const at = events.findIndex((each) => each.getId() === event);
    const shown = events.slice(0, at + 1).findLast(isShown);
    return this.state.value.messages.find(({ id }) => id === shown?.getId());
  }

  /** The newest event that came from the server, for receipts. */
  findLast(): MatrixEvent | undefined {
    return this.#window.getEvents().findLast((event) => event.status === null);
  }

  close(): void {
    this.#isClosed = true;
    this.#listening.end();
  }

  #openWindow(): TimelineWindow {
    return new TimelineWindow(this.#sdk, this.#timelineSet(), { windowLimit: mostInSight });
  }

  #timelineSet(): EventTimelineSet {
    if (this.#thread === undefined) return this.#room.getUnfilteredTimelineSet();
    const root = this.#room.findEventById(this.#thread);
    const thread = this.#room.getThread(this.#thread) ?? this.#room.createThread(this.#thread, root, [], true);
    return thread.getUnfilteredTimelineSet();
  }

  async #read(direction: Direction): Promise<void> {
    const flag = direction === Direction.Backward ? 'isLoadingOlder' : 'isLoadingNewer';
    const read = this.#window;
    this.state.set({ ...this.state.value, [flag]: true });
    // A failure leaves what is there; scrolling asks again.
    await read.paginate(direction, nextPage).catch(() => false);
    if (read === this.#window) this.#show({ [flag]: false });
  }

  /** What is kept of a room may be less than a screen. */
  async #fill(): Promise<void> {
    const isShort = this.#window.getEvents().filter(isShown).length < firstPage / 2;
    if (isShort && this.#window.canPaginate(Direction.Backward)) {
      this.#show();
      await this.#window.paginate(Direction.Backward, nextPage).catch(() => false);
    }
    this.#show({ isLoadingOlder: false, isLoadingNewer: false });
  }

  #listen(): void {
    const changed = (room: Room | undefined) => {
      if (room?.roomId === this.#room.roomId) this.#schedule();
    };
    const on = this.#listening.on.bind(this.#listening);
    on(RoomEvent.Timeline, (_event: unknown, room: Room | undefined) => {
      if (room?.roomId !== this.#room.roomId) return;
      if (this.#follows) this.#window.extend(Direction.Forward, 1);
      this.#schedule();
    });
    on(RoomEvent.TimelineReset, (room: Room | undefined) => {
      // Whoever reads further up stays there.
      if (room?.roomId === this.#room.roomId && this.#follows) void this.goTo();
    });
    on(RoomEvent.LocalEchoUpdated, (_event: unknown, room: Room) => changed(room));
    on(RoomEvent.Redaction, (_event: unknown, room: Room) => changed(room));
    on(RoomEvent.RedactionCancelled, (_event: unknown, room: Room) => changed(room));
    on(MatrixEventEvent.Replaced, (event: MatrixEvent) => changed(this.#roomOf(event)));
    on(MatrixEventEvent.Decrypted, (event: MatrixEvent) => changed(this.#roomOf(event)));
    on(MatrixEventEvent.RelationsCreated, () => this.#schedule());
    for (const name of [ThreadEvent.New, ThreadEvent.Update, ThreadEvent.NewReply]) on(name, () => this.#schedule());
    const countsChanged = () => this.#schedule();
    this.#room.on(RoomEvent.UnreadNotifications, countsChanged);
    this.#listening.add(() => this.#room.off(RoomEvent.UnreadNotifications, countsChanged));
    this.#listening.add(pollsOf(this.#sdk).changes.watch(() => this.#schedule()));
    const membersChanged = () => this.#schedule();
    this.#room.currentState.on('RoomState.members' as never, membersChanged as never); // one name of many that it knows
    this.#listening.add(() => this.#room.currentState.off('RoomState.members' as never, membersChanged as never));
  }

  #roomOf(event: MatrixEvent): Room | undefined {
    return event.getRoomId() === this.#room.roomId ? this.#room : undefined;
  }

  #schedule(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      if (!this.#isClosed && this.state.value.stage === 'ready') this.#show();
    }, 0);
  }

  #show(change: Partial<TimelineState> = {}): void {
    if (this.#isClosed) return;
    const hasNewer = this.#window.canPaginate(Direction.Forward);
    this.#follows = !hasNewer;
    const events = [...this.#window.getEvents(), ...(hasNewer ? [] : this.#pending())];
    const shown = events.filter((event) => isShown(event) && event.getId() !== this.#thread);
    this.state.set({
      ...this.state.value,
      messages: shown.map((event) => this.#messageOf(event)),
      stage: 'ready',
      hasOlder: this.#window.canPaginate(Direction.Backward),
      hasNewer,
      ...change,
    });
  }

  #pending(): MatrixEvent[] {
    return this.#room.getPendingEvents().filter((event) => event.threadRootId === this.#thread);
  }

  #messageOf(event: MatrixEvent): ChatMessage {
    const key = this.#keys.get(event) ?? event.getTxnId() ?? event.getId() ?? '';
    this.#keys.set(event, key);
    const message = readMessage(this.#room, event, key, this.#sdk.getSafeUserId());
    const known = this.#known.get(key);
    if (known && JSON.stringify(known) === JSON.stringify(message)) return known;
    this.#known.set(key, message);
    return message;
  }
}
