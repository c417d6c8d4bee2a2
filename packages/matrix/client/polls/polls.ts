import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import { type Room, RoomEvent } from 'matrix-js-sdk/lib/models/room.js';
import { Listening } from '../listening.ts';
import { Observable } from '../observable.ts';
import type { Place } from '../place.ts';
import { mayRemoveOthers } from '../room-rights.ts';
import type { Poll, PollDraft } from './poll.ts';
import { endContent, pollTypes, readStart, responseContent, startContent } from './poll-content.ts';
import { countVotes, type PollReference } from './vote-count.ts';

interface KnownPoll {
  readonly references: Map<string, PollReference>;
  isCounted: boolean;
}

/** So many pages of votes are read at most. */
const mostPages = 50;

/** Polls of all rooms: what is asked, and how people have voted. Votes are read once for a poll, and followed from then on. */
export class Polls {
  /** Another number whenever there is something new about a poll. */
  readonly changes = new Observable(0);
  readonly #sdk: MatrixClient;
  readonly #known = new Map<string, KnownPoll>();

  constructor(sdk: MatrixClient) {
    this.#sdk = sdk;
    const listening = new Listening(sdk);
    listening.on(RoomEvent.Timeline, (event: MatrixEvent) => this.#note(event));
    listening.on(RoomEvent.Redaction, (event: MatrixEvent) => this.#forget(event.getAssociatedId()));
  }

  async start({ room, thread }: Place, draft: PollDraft): Promise<void> {
    await this.#send(room, thread, pollTypes.start[0], startContent(draft));
  }

  /** Instead of what the person chose before; nothing takes the vote back. */
  async vote({ room, thread }: Place, poll: string, answers: readonly string[]): Promise<void> {
    await this.#send(room, thread, pollTypes.response[0], responseContent(poll, answers));
  }

  /** No vote counts any more; `closing` is read where polls are not known. */
  async end({ room, thread }: Place, poll: string, closing: string): Promise<void> {
    await this.#send(room, thread, pollTypes.end[0], endContent(poll, closing));
  }

  /** The poll as it stands; nothing where the event is none. */
  read(room: Room, event: MatrixEvent): Poll | undefined {
    const poll = readStart(event.getContent());
    const id = event.getId();
    if (!poll || id === undefined) return undefined;
    const known = this.#follow(room, event, id);
    const me = this.#sdk.getSafeUserId();
    // By this device's clock, which is not the server's: what was chosen last counts.
    const waiting = room.getPendingEvents().flatMap((each) => (each.relationEventId === id ? referenceOf(each) : []));
    const latest = waiting.map((each) => ({ ...each, sentAt: Number.POSITIVE_INFINITY }));
    return countVotes(poll, [...known.references.values(), ...latest], {
      me,
      isCounted: known.isCounted,
      mayEnd: (user) => user === event.getSender() || mayRemoveOthers(room, user),
    });
  }

  /** The library's types know only the events of its own. */
  async #send(room: string, thread: string | undefined, type: string, content: object): Promise<void> {
    await this.#sdk.sendEvent(room, thread ?? null, type as never, content as never);
  }

  #follow(room: Room, event: MatrixEvent, id: string): KnownPoll {
    const known = this.#known.get(id);
    if (known) return known;
    const made: KnownPoll = { references: new Map(), isCounted: false };
    // On its way it has no votes, and another id later.
    if (event.status !== null) return { ...made, isCounted: true };
    this.#known.set(id, made);
    void this.#readVotes(room.roomId, id, made);
    return made;
  }

  async #readVotes(room: string, id: string, known: KnownPoll): Promise<void> {
    try {
      const all: MatrixEvent[] = [];
      let from: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const found = await this.#sdk.relations(room, id, 'm.reference', null, { limit: 100, ...(from && { from }) });
        all.push(...found.events);
        from = found.nextBatch ?? undefined;
        if (from === undefined) break;
      }
      // The newest come first.
      for (const event of all.reverse()) this.#add(known, event);
      known.isCounted = true;
      this.#changed();
    } catch {
      this.#known.delete(id); // asked again when it is next shown
    }
  }

  #note(event: MatrixEvent): void {
    const known = this.#known.get(event.relationEventId ?? '');
    if (!known || event.status !== null) return;
    this.#add(known, event);
    this.#changed();
  }

  #add({ references }: KnownPoll, event: MatrixEvent): void {
    for (const reference of referenceOf(event)) references.set(reference.id, reference);
  }

  #forget(id: string | undefined): void {
    if (id === undefined) return;
    for (const { references } of this.#known.values()) if (references.delete(id)) this.#changed();
  }

  #changed(): void {
    this.changes.set(this.changes.value + 1);
  }
}

const ofClients = new WeakMap<MatrixClient, Polls>();

/** One for each client: rooms and their events know it, and nothing else. */
export function pollsOf(sdk: MatrixClient): Polls {
  const polls = ofClients.get(sdk) ?? new Polls(sdk);
  ofClients.set(sdk, polls);
  return polls;
}

function referenceOf(event: MatrixEvent): PollReference[] {
  const type = event.getType();
  const kind = is(pollTypes.response, type) ? 'response' : is(pollTypes.end, type) ? 'end' : undefined;
  const [id, sender] = [event.getId(), event.getSender()];
  if (!kind || id === undefined || sender === undefined || event.isRedacted()) return [];
  return [{ id, kind, sender, sentAt: event.getTs(), content: event.getContent() }];
}

function is(names: readonly string[], type: string): boolean {
  return names.includes(type);
}
