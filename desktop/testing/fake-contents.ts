import { EventEmitter } from 'node:events';
import type { WebPreferences, WindowOpenHandlerResponse } from 'electron';
import type { FakeSession } from './fake-session.ts';

/** As much of a frame as shows who speaks. */
export interface FakeFrame {
  readonly url: string;
  readonly parent: FakeFrame | null;
}

let lastId = 0;

/** A page's process that loads nothing, but tells the same story as a real one. */
export class FakeContents extends EventEmitter {
  readonly id = ++lastId;
  readonly session: FakeSession;
  readonly preferences: WebPreferences;
  /** Everything that was sent to the page. */
  readonly sent: { readonly channel: string; readonly payload: unknown }[] = [];
  /** Addresses that were loaded by the app. */
  readonly loaded: string[] = [];
  /** What a load fails with, by origin; a page that fails shows nothing new. */
  readonly failing: Map<string, string>;
  crashes = 0;
  replaced: string[] = [];
  #url = '';
  #zoom = 1;
  #destroyed = false;
  #openHandler: ((details: { url: string }) => WindowOpenHandlerResponse) | null = null;

  constructor(preferences: WebPreferences, session: FakeSession, failing: Map<string, string>) {
    super();
    this.preferences = preferences;
    this.session = session;
    this.failing = failing;
  }

  get mainFrame(): FakeFrame {
    return { url: this.#url, parent: null };
  }

  getURL = () => this.#url;
  isDestroyed = () => this.#destroyed;
  getZoomFactor = () => this.#zoom;
  setZoomFactor = (factor: number) => {
    this.#zoom = factor;
  };
  replaceMisspelling = (word: string) => this.replaced.push(word);
  setWindowOpenHandler = (handler: (details: { url: string }) => WindowOpenHandlerResponse) => {
    this.#openHandler = handler;
  };
  send = (channel: string, payload: unknown) => {
    // As across processes: a copy, and nothing that cannot be copied.
    this.sent.push({ channel, payload: structuredClone(payload) });
  };

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false });
    const failure = [...this.failing].find(([origin]) => url.startsWith(`${origin}/`))?.[1];
    if (failure !== undefined) {
      this.emit('did-fail-load', {}, -106, failure, url, true);
      throw new Error(failure);
    }
    this.arrive(url);
  }

  /** The page shows this now. */
  arrive(url: string): void {
    this.#url = url;
    this.emit('did-navigate', {}, url);
    this.emit('dom-ready');
  }

  /** A link, script or answer of a server leads somewhere; true: it may go there. */
  go(url: string, how: { redirect?: boolean; inFrame?: boolean } = {}): boolean {
    let allowed = true;
    const event = {
      url,
      isMainFrame: how.inFrame !== true,
      isSameDocument: false,
      preventDefault: () => {
        allowed = false;
      },
    };
    if (how.redirect !== true && event.isMainFrame) this.emit('did-start-navigation', event);
    this.emit(how.redirect === true ? 'will-redirect' : 'will-frame-navigate', event);
    if (allowed && event.isMainFrame) this.arrive(url);
    return allowed;
  }

  /** The page asks for a window. */
  openWindow(url: string): WindowOpenHandlerResponse {
    if (!this.#openHandler) throw new Error('nobody decides on windows of this page');
    return this.#openHandler({ url });
  }

  forcefullyCrashRenderer = () => {
    this.crashes += 1;
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  };

  close = () => {
    this.#destroyed = true;
    this.emit('destroyed');
    this.emit('closed-by-app');
  };
}
