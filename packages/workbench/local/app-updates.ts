import type { Disposable } from '@kontor/base';
import { serviceWorkerAddress, trustedScriptAddress } from '@kontor/plugin-api/client';
import type { UnsavedInput } from '@kontor/ui';
import { afterFirstScreen, type FirstQuietParts } from './first-quiet.ts';

const checkEveryMs = 60 * 60_000;

/** `ready`: a newer version is on this device and waits; `elsewhere`: it has taken over, in another window. */
export type UpdateState = 'none' | 'ready' | 'elsewhere';

/** Keeps the shell on this device and notices when the server has a newer one. */
export class AppUpdates implements Disposable {
  readonly #unsaved: UnsavedInput;
  readonly #listeners = new Set<() => void>();
  #registration: ServiceWorkerRegistration | undefined;
  #state: UpdateState = 'none';
  #hasWorker = false;
  #isApplying = false;
  #callOff: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(unsaved: UnsavedInput) {
    this.#unsaved = unsaved;
  }

  /** On the first visit the shell is kept once the first screen is there; later only what changed is fetched. */
  start(first: FirstQuietParts): void {
    if (!('serviceWorker' in navigator)) return;
    this.#hasWorker = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', this.#follow);
    if (this.#hasWorker) void this.#register();
    else this.#callOff = afterFirstScreen(first, () => void this.#register());
    this.#timer = setInterval(() => this.check(), checkEveryMs);
  }

  dispose(): void {
    this.#callOff?.();
    clearInterval(this.#timer);
    if ('serviceWorker' in navigator) navigator.serviceWorker.removeEventListener('controllerchange', this.#follow);
  }

  /** The same until a listener is called. */
  get state(): UpdateState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks the server for a newer version. */
  check(): void {
    // Without a connection there is no newer one.
    this.#registration?.update().catch(() => undefined);
  }

  /**
   * Lets the newer version take over, in every window, and shows it. Input of this window that is not saved is lost: ask
   * first. Other windows that hold some say so, and wait.
   */
  apply(): void {
    this.#isApplying = true;
    const waiting = this.#registration?.waiting;
    if (waiting) waiting.postMessage('take-over');
    // Another window was faster.
    else window.location.reload();
  }

  /** Another worker has this window now. The first one only keeps what is shown; a later one brings its own version. */
  readonly #follow = () => {
    const isFirst = !this.#hasWorker;
    this.#hasWorker = true;
    if (isFirst) return;
    if (this.#isApplying || !this.#unsaved.isThere) window.location.reload();
    else this.#enter('elsewhere');
  };

  async #register(): Promise<void> {
    const registration = await navigator.serviceWorker
      .register(trustedScriptAddress(serviceWorkerAddress))
      .catch((failure: unknown) => {
        // The line broke, or the browser allows no workers: the shell is fetched each time.
        if (failure instanceof TypeError || failure instanceof DOMException) return undefined;
        throw failure;
      });
    if (!registration) return;
    this.#registration = registration;
    this.#notice();
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', () => this.#notice()),
    );
  }

  #notice(): void {
    if (this.#state === 'elsewhere') return;
    const isReady = this.#registration?.waiting != null && navigator.serviceWorker.controller !== null;
    this.#enter(isReady ? 'ready' : 'none');
  }

  #enter(state: UpdateState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
