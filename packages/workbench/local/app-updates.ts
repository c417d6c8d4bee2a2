import type { Disposable } from '@kontor/base';
import { afterFirstScreen, type FirstQuietParts } from './first-quiet.ts';
import { trustedWorkerAddress } from './trusted-script.ts';
import { watchInput } from './unsaved-input.ts';

const checkEveryMs = 60 * 60_000;

/** Keeps the shell on this device and notices when the server has a newer one. */
export class AppUpdates implements Disposable {
  readonly #listeners = new Set<() => void>();
  #registration: ServiceWorkerRegistration | undefined;
  #isReady = false;
  #callOff: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** On the first visit the shell is kept once the first screen is there; later only what changed is fetched. */
  start(first: FirstQuietParts): void {
    if (!('serviceWorker' in navigator)) return;
    watchInput();
    const isFirstVisit = navigator.serviceWorker.controller === null;
    if (isFirstVisit) this.#callOff = afterFirstScreen(first, () => void this.#register());
    else void this.#register();
    this.#timer = setInterval(() => this.check(), checkEveryMs);
  }

  dispose(): void {
    this.#callOff?.();
    clearInterval(this.#timer);
  }

  /** Whether a newer version is on this device and waits to take over. */
  get isReady(): boolean {
    return this.#isReady;
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

  /** Lets the newer version take over and shows it. Input that is not saved is lost: ask first. */
  apply(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
    const waiting = this.#registration?.waiting;
    if (waiting) waiting.postMessage('take-over');
    // Another window was faster.
    else window.location.reload();
  }

  async #register(): Promise<void> {
    const registration = await navigator.serviceWorker.register(trustedWorkerAddress()).catch((failure: unknown) => {
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
    const isReady = this.#registration?.waiting != null && navigator.serviceWorker.controller !== null;
    if (isReady === this.#isReady) return;
    this.#isReady = isReady;
    for (const listener of this.#listeners) listener();
  }
}
