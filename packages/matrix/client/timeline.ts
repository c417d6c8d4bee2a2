import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { type MatrixEvent, MatrixEventEvent } from 'matrix-js-sdk/lib/models/event.js';
import { Direction } from 'matrix-js-sdk/lib/models/event-timeline.js';
import type { EventTimelineSet } from 'matrix-js-sdk/lib/models/event-timeline-set.js';
import { type Room, RoomEvent } from 'matrix-js-sdk/lib/models/room.js';
import { type Thread, ThreadEvent } from 'matrix-js-sdk/lib/models/thread.js';
import { TimelineWindow } from 'matrix-js-sdk/lib/timeline-window.js';
import { KnownMessages } from './known-messages.ts';
import { Listening } from './listening.ts';
import type { ChatMessage } from './message.ts';
import { isShown } from './message-reader.ts';
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
  readonly #known: KnownMessages;
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
    this.#known = new KnownMessages(room, sdk.getSafeUserId(), keys);
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
    if (read !== this.#window) return;
    this.#known.doubtAll();
    this.#show({ [flag]: false });
  }

  /** What is kept of a room may be less than a screen. */
  async #fill(): Promise<void> {
    this.#known.doubtAll();
    const isShort = this.#window.getEvents().filter(isShown).length < firstPage / 2;
    if (isShort && this.#window.canPaginate(Direction.Backward)) {
      this.#show();
      await this.#window.paginate(Direction.Backward, nextPage).catch(() => false);
      this.#known.doubtAll();
    }
    this.#show({ isLoadingOlder: false, isLoadingNewer: false });
  }

  #listen(): void {
    const on = this.#listening.on.bind(this.#listening);
    const isHere = (room: Room | undefined) => room?.roomId === this.#room.roomId;
    const changed = (event: MatrixEvent, room: Room | undefined) => {
      if (isHere(room)) this.#doubt(() => this.#known.doubt(event));
    };
    const allChanged = () => this.#doubt(() => this.#known.doubtAll());
    const threadsChanged = () => this.#doubt(() => this.#known.doubtThose(({ thread }) => thread !== undefined));
    on(RoomEvent.Timeline, (event: MatrixEvent, room: Room | undefined) => {
      if (isHere(room) && this.#follows) this.#window.extend(Direction.Forward, 1);
      changed(event, room);
    });
    on(RoomEvent.TimelineReset, (room: Room | undefined) => {
      // Whoever reads further up stays there.
      if (isHere(room) && this.#follows) void this.goTo();
    });
    on(RoomEvent.LocalEchoUpdated, changed);
    on(RoomEvent.Redaction, (_event: unknown, room: Room) => isHere(room) && allChanged());
    on(RoomEvent.RedactionCancelled, (_event: unknown, room: Room) => isHere(room) && allChanged());
    on(MatrixEventEvent.Replaced, (event: MatrixEvent) => changed(event, this.#roomOf(event)));
    on(MatrixEventEvent.Decrypted, (event: MatrixEvent) => changed(event, this.#roomOf(event)));
    on(MatrixEventEvent.RelationsCreated, allChanged);
    for (const name of [ThreadEvent.New, ThreadEvent.Update, ThreadEvent.NewReply])
      on(name, ({ id, roomId }: Thread) => {
        if (roomId === this.#room.roomId) this.#doubt(() => this.#known.doubtThose((message) => message.id === id));
      });
    this.#room.on(RoomEvent.UnreadNotifications, threadsChanged);
    this.#listening.add(() => this.#room.off(RoomEvent.UnreadNotifications, threadsChanged));
    const pollsChanged = () => this.#doubt(() => this.#known.doubtThose(({ content }) => content.kind === 'poll'));
    this.#listening.add(pollsOf(this.#sdk).changes.watch(pollsChanged));
    this.#room.currentState.on('RoomState.members' as never, allChanged as never); // one name of many that it knows
    this.#listening.add(() => this.#room.currentState.off('RoomState.members' as never, allChanged as never));
  }

  #roomOf(event: MatrixEvent): Room | undefined {
    return event.getRoomId() === this.#room.roomId ? this.#room : undefined;
  }

  /** `note` says which messages may be others now; all that is noted in one go is shown together. */
  #doubt(note: () => void): void {
    note();
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
    const { value } = this.state;
    const next: TimelineState = {
      ...value,
      messages: this.#known.read(shown),
      stage: 'ready',
      hasOlder: this.#window.canPaginate(Direction.Backward),
      hasNewer,
      ...change,
    };
    const names = Object.keys(next) as (keyof TimelineState)[]; // of this very object
    if (names.some((name) => next[name] !== value[name])) this.state.set(next);
  }

  #pending(): MatrixEvent[] {
    return this.#room.getPendingEvents().filter((event) => event.threadRootId === this.#thread);
  }
}
