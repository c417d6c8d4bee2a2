import type { PowerMonitor } from 'electron';

export interface QuietSources {
  /** The person's own switch, in the tray and the settings. */
  wished(): boolean;
  /** The desktop's own do-not-disturb, where it can be read. */
  readSystem(): Promise<boolean>;
  readonly power: Pick<PowerMonitor, 'on'>;
}

const readAgainAfter = 60_000;

/**
 * Whether quiet is wished, by the person, the system or a locked screen. Windows and macOS hold back notes by
 * themselves while they are quiet; what they do not know of, the flashing and the sound, depends on this.
 */
export class Quiet {
  readonly #sources: QuietSources;
  readonly #listeners = new Set<() => void>();
  #system = false;
  #locked = false;

  constructor(sources: QuietSources) {
    this.#sources = sources;
    sources.power.on('lock-screen', () => this.#set(() => (this.#locked = true)));
    sources.power.on('unlock-screen', () => this.#set(() => (this.#locked = false)));
  }

  get now(): boolean {
    return this.#sources.wished() || this.#system || this.#locked;
  }

  get locked(): boolean {
    return this.#locked;
  }

  /** Reads the system's state now and every minute; the answer ends that. */
  start(): () => void {
    const read = async () => {
      const system = await this.#sources.readSystem().catch(() => false);
      this.#set(() => (this.#system = system));
    };
    void read();
    const timer = setInterval(() => void read(), readAgainAfter);
    timer.unref();
    return () => clearInterval(timer);
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #set(change: () => void): void {
    const before = this.now;
    change();
    if (before !== this.now) for (const listener of this.#listeners) listener();
  }
}
