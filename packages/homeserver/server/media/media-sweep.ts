import type { Database } from '@kontor/database';
import type { HomeserverConfig } from '../config.ts';
import { deleteUnsent } from '../storage/sealed-media-table.ts';

/** So long somebody may take between uploading a file and sending it. */
const unsentKeptForMs = 30 * 24 * 60 * 60_000;
const sweepEveryMs = 6 * 60 * 60_000;

interface Parts {
  readonly config: HomeserverConfig;
  readonly database: Database;
  readonly media: { forget(mediaIds: readonly string[]): void };
}

/** NOTSPEC: files that no message names any more go, and those that nobody sent. */
export class MediaSweep {
  readonly #core: Parts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(core: Parts) {
    this.#core = core;
  }

  start(onFailure: (failure: unknown) => void): void {
    const begin = () => {
      this.#running = this.sweep().catch(onFailure);
    };
    this.#timer = setInterval(begin, sweepEveryMs).unref();
    begin();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async sweep(now = new Date()): Promise<void> {
    const { config, database, media } = this.#core;
    const before = new Date(now.getTime() - unsentKeptForMs);
    const gone = await database.transaction((tx) => deleteUnsent(tx, { before, serverName: config.serverName }));
    media.forget(gone);
  }
}
