import type { Session, WebContentsView } from 'electron';
import type { Screen } from '../../shared/shell-bridge.ts';
import type { ElectronApi } from '../electron-api.ts';
import { originOf } from '../origins.ts';
import { guardNavigation } from '../security/navigation.ts';
import { pagePreferences } from '../security/page-preferences.ts';
import type { Server } from '../servers/server-list.ts';
import { signInBegins } from './sign-in-window.ts';

export interface ServerViewOptions {
  readonly server: Server;
  readonly session: Session;
  readonly preload: string;
  now(): number;
  openOutside(address: string): void;
  signIn(address: string): void;
  /** What is to be seen in its place has changed. */
  changed(): void;
  /** The page does not answer; true: load it again. */
  askToReload(): Promise<boolean>;
  zoomed(factor: number): void;
}

/** Chromium's code for a load that gave way to another one. */
const aborted = -3;
const crashLoop = 60_000;
const tryAgainAfter = 15_000;

/** The page of one server: loads it, and knows what to show where it cannot be. */
export class ServerView {
  readonly view: WebContentsView;
  readonly serverId: string;
  readonly #options: ServerViewOptions;
  readonly #origin: string;
  #screen: Screen = { kind: 'loading' };
  #crashedAt = Number.NEGATIVE_INFINITY;
  #retry: NodeJS.Timeout | null = null;
  #asking = false;

  constructor(api: Pick<ElectronApi, 'WebContentsView'>, options: ServerViewOptions) {
    const { server, session, preload } = options;
    this.#options = options;
    this.serverId = server.id;
    this.#origin = server.origin;
    this.view = new api.WebContentsView({ webPreferences: pagePreferences({ session, preload, spellcheck: true }) });
    this.#guard();
    this.#watch(server.zoom);
  }

  get contents() {
    return this.view.webContents;
  }

  get screen(): Screen {
    return this.#screen;
  }

  load(path = '/'): void {
    this.#stopRetrying();
    this.#show({ kind: 'loading' });
    // What goes wrong comes as an event, too.
    void this.contents.loadURL(this.#origin + path).catch(() => undefined);
  }

  /** The page where it was, else from the start. */
  reload(): void {
    const address = this.contents.getURL();
    this.load(originOf(address) === this.#origin ? address.slice(this.#origin.length) : '/');
  }

  zoom(step: 1 | -1 | 0): void {
    const factor = step === 0 ? 1 : Math.round((this.contents.getZoomFactor() + step * 0.1) * 10) / 10;
    const bounded = Math.min(3, Math.max(0.5, factor));
    this.contents.setZoomFactor(bounded);
    this.#options.zoomed(bounded);
  }

  close(): void {
    this.#stopRetrying();
    this.contents.close();
  }

  #guard(): void {
    const { session, openOutside, signIn } = this.#options;
    let started = '';
    const { contents } = this;
    contents.on('did-start-navigation', ({ url, isMainFrame }) => {
      if (isMainFrame) started = url;
    });
    guardNavigation(contents, {
      origin: this.#origin,
      childWindow: pagePreferences({ session }),
      openOutside,
      leaveForSignIn: (address) => {
        const from = URL.parse(started);
        if (originOf(started) !== this.#origin || !signInBegins.test(from?.pathname ?? '')) return false;
        signIn(address);
        return true;
      },
    });
    // A window of the server's own, such as a file beside the text, may lead no further and open none.
    contents.on('did-create-window', (child) =>
      guardNavigation(child.webContents, { origin: this.#origin, childWindow: null, openOutside }),
    );
  }

  #watch(zoom: number): void {
    const { contents } = this;
    contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
      if (!isMainFrame || code === aborted) return;
      this.#show({ kind: 'offline', reason: description.slice(0, 100) });
      this.#stopRetrying();
      this.#retry = setTimeout(() => this.reload(), tryAgainAfter);
      this.#retry.unref();
    });
    contents.on('did-navigate', () => this.#show({ kind: 'server' }));
    contents.on('dom-ready', () => contents.setZoomFactor(zoom));
    contents.on('zoom-changed', (_event, direction) => this.zoom(direction === 'in' ? 1 : -1));
    contents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      const again = this.#options.now() - this.#crashedAt < crashLoop;
      this.#crashedAt = this.#options.now();
      if (again) this.#show({ kind: 'crashed' });
      else this.reload();
    });
    contents.on('unresponsive', () => void this.#askToReload());
  }

  async #askToReload(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      if (!(await this.#options.askToReload())) return;
      // Once its process has ended, loading begins anew.
      this.#crashedAt = Number.NEGATIVE_INFINITY;
      this.contents.forcefullyCrashRenderer();
    } finally {
      this.#asking = false;
    }
  }

  #show(screen: Screen): void {
    this.#screen = screen;
    this.#options.changed();
  }

  #stopRetrying(): void {
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = null;
  }
}
