import type { WebContents } from 'electron';
import { type EventName, type EventPayload, events } from '../../shared/bridge.ts';
import { eventChannel } from '../../shared/channels.ts';
import { originOf } from '../origins.ts';
import type { Sender } from '../security/ipc-door.ts';

/** A page of a server that has the bridge. */
export interface ServerPage {
  readonly serverId: string;
  readonly origin: string;
  readonly contents: WebContents;
  readonly quickTask: boolean;
}

interface Entry extends ServerPage {
  ready: boolean;
  waiting: { readonly name: EventName; readonly payload: unknown }[];
}

const mostWaiting = 20;

/** Which process shows a page of which server, and what it is to be told once it listens. */
export class ServerPages {
  readonly #entries = new Map<number, Entry>();

  add(page: ServerPage): void {
    const { id } = page.contents;
    const entry: Entry = { ...page, ready: false, waiting: [] };
    this.#entries.set(id, entry);
    // A page that is loaded anew has no listeners yet.
    page.contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) entry.ready = false;
    });
    page.contents.once('destroyed', () => this.#entries.delete(id));
  }

  /** Undefined for processes without the bridge, and for pages that are not of their server. */
  recognise({ contentsId, origin }: Sender): ServerPage | undefined {
    const entry = this.#entries.get(contentsId);
    return entry?.origin === origin ? entry : undefined;
  }

  /** The page listens now. */
  markReady(page: ServerPage): void {
    const entry = this.#entries.get(page.contents.id);
    if (!entry) return;
    entry.ready = true;
    for (const { name, payload } of entry.waiting.splice(0)) this.#send(entry, name, payload);
  }

  /** Tells the main page of a server, at once or as soon as it listens. */
  tell<Name extends EventName>(serverId: string, name: Name, payload: EventPayload<Name>): void {
    for (const entry of this.#entries.values()) {
      if (entry.serverId !== serverId || entry.quickTask) continue;
      if (entry.ready) this.#send(entry, name, payload);
      else entry.waiting = [...entry.waiting, { name, payload }].slice(-mostWaiting);
    }
  }

  /** What changes by itself is told only to pages that listen: later ones ask. */
  tellReady<Name extends EventName>(name: Name, payloadOf: (page: ServerPage) => EventPayload<Name>): void {
    for (const entry of this.#entries.values()) if (entry.ready) this.#send(entry, name, payloadOf(entry));
  }

  #send({ contents, origin }: Entry, name: EventName, payload: unknown): void {
    if (contents.isDestroyed() || originOf(contents.getURL()) !== origin) return;
    contents.send(eventChannel('desktop', name), events[name].parse(payload));
  }
}
